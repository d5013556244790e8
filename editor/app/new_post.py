"""Starting a post: its file name and its first text, made from the schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

from editor.core.header.parse import parse_header
from editor.core.header.values import Time, Writable
from editor.core.header.write import Refused, add_header, set_value
from editor.core.jekyll.config import SiteConfig
from editor.core.post_template import begun, is_readable
from editor.core.schema.model import Field, Schema

_ASKED = ("title", "date", "categories", "category")
"""Keys whose value is an answer of the user's."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class NewPost:
    """What a user says about a post to come. ``when`` is aware, in the site's zone."""

    title: str
    slug: str
    when: datetime
    category: str | None
    draft: bool


def slug_of(title: str) -> str:
    """A name for the address out of a title's Latin letters and digits; empty where it has none.

    Japanese is not transliterated: that would read kanji wrongly, and an editor knows better.
    """
    plain = unicodedata.normalize("NFKC", title).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:50].strip("-")


def is_slug(slug: str) -> bool:
    """Whether it is lower-case letters and digits in groups joined by hyphens."""
    return _SLUG.fullmatch(slug) is not None


def slug_of_name(name: str) -> str:
    """The part of a post's or draft's file name that becomes its address: no date, no ending."""
    stem = name.rsplit(".", 1)[0]
    return re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", stem) or stem


def file_name(post: NewPost, pattern: str = "", names: Collection[str] = ()) -> str:
    """The path below the site's folder: drafts bear no date, as Jekyll wants it.

    Where the site's ``pattern`` for names (without the ending) asks for a number behind the date,
    it is the first of that day that none of ``names`` has.
    """
    if post.draft:
        return f"_drafts/{post.slug}.md"
    day = f"{post.when:%Y-%m-%d}"
    return f"_posts/{day}-{_numbered(post.slug, day, pattern, names)}.md"


def _numbered(slug: str, day: str, pattern: str, names: Collection[str]) -> str:
    if not pattern or re.fullmatch(pattern, f"{day}-{slug}"):
        return slug
    for number in count(1):
        start = f"{day}-{number}-"
        if not re.fullmatch(pattern, f"{start}{slug}"):
            return slug  # it is something else that the pattern misses
        if not any(name.startswith(start) for name in names):
            return f"{number}-{slug}"
    raise AssertionError("numbers do not end")


def first_text(post: NewPost, schema: Schema, template: str = "", author: str = "") -> str:
    """The site's template filled in, with the schema's required fields in the header.

    Fields that the user must think about (title, date, categories) come from the answers or stay
    empty; others are the template's, or take the schema's default. A field that is computed later
    is left to its rule. Without a template the body is empty.
    """
    pairs = [(f.key, value) for f in schema.fields for value in _value(f, post) if f.required]
    if not any(key == "title" for key, _ in pairs):
        pairs.insert(0, ("title", post.title))
    if not template or not is_readable(template):
        return add_header("\n", pairs).apply("\n")
    made = begun(template, _words(post, author), _stamp(post.when))
    header = parse_header(made.text)
    if header.fences is None:
        return add_header(made.text, pairs).apply(made.text)
    answers = dict(pairs) | {key: value for key, value in _answers(post) if key in header.values}
    text = made.text
    for key, value in answers.items():
        if key not in made.settled and (key not in header.values or (key in _ASKED and value)):
            # What other lines of the template hang on stays as it says; the editor sees it.
            with suppress(Refused):
                text = set_value(text, key, value, after=schema.order).apply(text)
    return text


def author_of(config: SiteConfig) -> str:
    """The author whom `_config.yml` names, by name or in a table; empty where it names none."""
    author = config.raw.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    return name if isinstance(name, str) else ""


def _answers(post: NewPost) -> list[tuple[str, Writable]]:
    """What the user has said, by the keys that hold it."""
    return [
        ("title", post.title),
        ("date", _stamp(post.when)),
        ("categories", [post.category] if post.category else []),
        ("category", post.category or ""),
    ]


def _words(post: NewPost, author: str) -> dict[str, str]:
    """What the words of a template stand for."""
    return {
        "title": post.title,
        "author": author,
        "category": post.category or "",
        "slug": post.slug,
        "date": f"{post.when:%Y-%m-%d}",
        "year": f"{post.when:%Y}",
        "month": f"{post.when:%m}",
        "day": f"{post.when:%d}",
    }


def _value(field: Field, post: NewPost) -> list[Writable]:
    """The field's first value in a list of one; an empty list leaves the field out."""
    match field.key:
        case "title":
            return [post.title]
        case "date":
            # As a moment, not as a text: a quoted date means another one to Jekyll.
            return [_stamp(post.when)]
        case "categories":
            return [[post.category] if post.category else []]
        case "category":
            return [post.category or ""]
    if field.computed is not None:
        return []
    if isinstance(field.default, str | bool | int | float | list | dict):
        return [field.default]
    empty: dict[str, Writable] = {"tags": [], "list": [], "mapping": {}, "boolean": False}
    return [empty.get(field.type, "")] if field.type not in ("number", "datetime") else []


def _stamp(when: datetime) -> Time:
    offset = when.utcoffset() or timedelta()
    return Time(when.astimezone(UTC), offset // timedelta(minutes=1))
