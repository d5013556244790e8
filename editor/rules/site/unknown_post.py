"""site/unknown-post: where a key names another post, that post is there.

Why: a template looks the post up by its name and shows an empty entry, or nothing, without it.

Bad::

    related_articles:
      - slug: 2026-04-18-1-bens

Good::

    related_articles:
      - slug: 2026-04-18-1-beans

Fix: unsafe - the post whose name is most alike. The schema says which keys name posts:
``x-genko: {known: posts}``; their values are a post's file name without extension, or that without
its date.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Value, Writable
from editor.core.jekyll.names import parse_draft_name, without_extension
from editor.core.post import Post
from editor.core.schema.model import Field
from editor.core.site_facts import SiteFacts
from editor.core.text.span import Span
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext

POSTS = "posts"
Place = tuple[str | int, ...]


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Keys at the top, and those of mappings and of lists of them."""
    assert cx.site is not None
    for field in cx.schema.fields_that(_names_posts):
        entry = post.header.get(field.key)
        if entry is None:
            continue
        for place, name in _names(field, entry.value, ()):
            if name and not _known(cx.site, name):
                near = _near(cx.site, name)
                args = {"name": name} if near is None else {"name": name, "near": near}
                variant = "unknown" if near is None else "near"
                fixes = _fix(post, cx, entry, place, near) if near is not None else ()
                span = _span(entry, place)
                yield Found(variant, span, args, field=field.key, fixes=fixes)


def _names_posts(field: Field) -> bool:
    return field.known == POSTS or any(map(_names_posts, field.properties))


def _names(field: Field, value: Value, place: Place) -> Iterator[tuple[Place, str]]:
    """The names of posts in a value, and where in it they are."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _names(field, item, (*place, number))
    elif isinstance(value, dict):
        for inner in field.properties:
            if inner.key in value:
                yield from _names(inner, value[inner.key], (*place, inner.key))
    elif isinstance(value, str) and field.known == POSTS:
        yield place, value


def _known(site: SiteFacts, name: str) -> bool:
    parts = parse_draft_name(f"{name}.md")
    if name in site.slugs or parts is None:
        return name in site.slugs
    return any(without_extension(rel) == name for rel in site.slugs.get(parts.slug, ()))


def _near(site: SiteFacts, name: str) -> str | None:
    """The one post with the same name on another day, else the one whose name is most alike."""
    parts = parse_draft_name(f"{name}.md")
    slug = parts.slug if parts is not None else name
    rels = site.slugs.get(slug, ())
    if not rels:
        found = site.near_slug(slug)
        rels = site.slugs[found] if found is not None else ()
    if len(rels) != 1:
        return None
    dated = parts is not None and parts.date is not None
    stem = without_extension(rels[0])
    near = parse_draft_name(rels[0])
    return stem if dated or near is None else near.slug


def _span(entry: Entry, place: Place) -> Span:
    number = place[0] if place else None
    if isinstance(number, int) and number < len(entry.items):
        return entry.items[number].span
    return entry.value_span


def _fix(post: Post, cx: RuleContext, entry: Entry, place: Place, near: str) -> tuple[Fix, ...]:
    edits = setting(post, cx, entry.key, _changed(entry.value, place, near))
    return RULE.offer("use-post", edits, name=near)


def _changed(value: Value, place: Place, near: str) -> Writable:
    if not place:
        return near
    first, rest = place[0], place[1:]
    if isinstance(value, list):
        return [_changed(v, rest, near) if n == first else v for n, v in enumerate(value)]
    assert isinstance(value, dict)
    return {k: _changed(v, rest, near) if k == first else v for k, v in value.items()}


RULE = Rule(
    id="site/unknown-post",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"use-post": Applicability.UNSAFE},
    of_site=True,
)
