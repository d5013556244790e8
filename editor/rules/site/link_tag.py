"""site/link-tag: what ``{% link %}`` and ``{% post_url %}`` name is there.

Why: Jekyll stops at a name that it does not find; nothing of the site is built any more.

Bad::

    [The first part]({% post_url 2026-04-18-1-nmae %})

Good::

    [The first part]({% post_url 2026-04-18-1-name %})

Fix: unsafe - the post whose name is most alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.jekyll.names import parse_post_name, without_extension
from editor.core.post import Post
from editor.core.references import Reference, Way
from editor.core.site_facts import SiteFacts
from editor.rules.leading import rewritten
from editor.rules.model import Found, Need, Rule, RuleContext


def check(_: Post, cx: RuleContext) -> Iterator[Found]:
    """The tags wherever they stand: Jekyll runs Liquid in code too."""
    assert cx.site is not None
    for reference in cx.reading.references.links:
        if reference.way is Way.FILE and not _is_file(cx.site, reference.target):
            yield Found("file", reference.span, {"path": reference.target})
        elif reference.way is Way.POST and not _posts(cx.site, reference.target):
            yield _no_post(cx, reference)


def _is_file(site: SiteFacts, path: str) -> bool:
    collections = f"{site.config.collections_dir}/" if site.config.collections_dir else ""
    clean = path.removeprefix("/")
    return any(site.asset_exists(f"/{front}{clean}") for front in {"", collections})


def _posts(site: SiteFacts, name: str) -> list[str]:
    """The posts of a name with its date; folders before it have to be theirs."""
    parts = parse_post_name(f"{name}.md")
    if parts is None:
        return []
    bare = name.removeprefix("/")
    stem = bare.rpartition("/")[2]
    return [
        rel
        for rel in site.slugs.get(parts.slug, ())
        if without_extension(rel) == stem and f"/{rel.rpartition('.')[0]}".endswith(f"/{bare}")
    ]


def _no_post(cx: RuleContext, reference: Reference) -> Found:
    assert cx.site is not None
    parts = parse_post_name(f"{reference.target}.md")
    slug = parts.slug if parts is not None else reference.target
    same = cx.site.slugs.get(slug, ())
    if not same:
        near = cx.site.near_slug(slug)
        same = cx.site.slugs[near] if near is not None else ()
    if len(same) != 1 or parse_post_name(same[0]) is None:
        return Found("post", reference.span, {"name": reference.target})
    name = without_extension(same[0])
    fixes = RULE.offer("use-post", rewritten(cx, reference, name), name=name)
    args = {"name": reference.target, "near": name}
    return Found("post-near", reference.span, args, fixes=fixes)


RULE = Rule(
    id="site/link-tag",
    severity=Severity.ERROR,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"use-post": Applicability.UNSAFE},
    of_site=True,
)
