"""A post as Jekyll sees it: front matter, defaults, file name and settings put together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from editor.core.header.values import Value, ruby_text
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.dates import DateProblem, post_time, value_time
from editor.core.jekyll.defaults import deep_merge, defaults_for
from editor.core.jekyll.names import PostName, parse_draft_name, titleize, without_extension
from editor.core.jekyll.permalink import (
    UrlParts,
    UrlProblem,
    collection_template,
    document_url,
    escape_path,
    output_extension,
)

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a name looks like that Jekyll takes into the URL as it stands."""
_STAND_IN = "genko0name0of0the0file"


@dataclass(frozen=True, slots=True)
class Moments:
    """The times that a build takes from outside: ``now``, and when the file was last changed."""

    now: datetime
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A post, draft or document of a collection.

    ``data`` is what templates see as ``page`` (without the generated excerpt). ``date`` is in the
    site's zone. ``dated`` tells whether the file itself gives the date; otherwise it is the time of
    the build, or of a draft the file's own. ``ignored`` means that Jekyll gave up on the front
    matter and published without.
    """

    data: Mapping[str, Value]
    date: datetime
    url: str
    published: bool
    dated: bool = True
    ignored: bool = False
    problem: DateProblem | UrlProblem | None = None
    named_url: str = ""
    """The URL of a post by the day and the name in its file's name; "" where that is the same."""

    @property
    def title(self) -> str:
        """The title as a text; "" where there is none."""
        return ruby_text(self.data.get("title"))

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories as texts, each once."""
        return _texts(self.data.get("categories"))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as texts, each once."""
        return _texts(self.data.get("tags"))

    def scheduled(self, config: SiteConfig, now: datetime) -> bool:
        """Whether Jekyll holds it back because its date is still to come."""
        return not config.future and int(self.date.timestamp()) > int(now.timestamp())


def inner_path(rel: str, config: SiteConfig) -> str:
    """``rel`` below the collections folder, as Jekyll's own relative paths are."""
    return rel.removeprefix(f"{config.collections_dir}/") if config.collections_dir else rel


def is_draft(rel: str) -> bool:
    """Whether Jekyll takes a file of the posts for a draft: no ``_posts`` is in its path."""
    return "_posts" not in rel


def read_document(
    rel: str,
    values: Mapping[str, Value] | None,
    config: SiteConfig,
    moments: Moments,
    collection: str = "posts",
) -> Document:
    """What Jekyll makes of a file with the front matter ``values`` (None: it cannot be read).

    ``rel`` is the path below the site's folder. Jekyll goes on without front matter that it cannot
    read, and publishes the post under the build's own day.
    """
    inner = inner_path(rel, config)
    folder = config.collections[collection].folder if collection in config.collections else ""
    draft = collection == "posts" and is_draft(inner)
    start: dict[str, Value] = {"draft": draft, "categories": _from_path(inner, folder, draft=draft)}
    defaults = defaults_for(config.defaults, inner, collection, config.collections_dir)
    data = _merged(start, defaults) or start
    merged = None if values is None else _merged(data, values)
    name = _name(inner)
    if merged is not None:
        data = _populated(merged, name)
    moment = _date(data, name if merged is not None else None, config, moments)
    date = _settled(moment, moments, draft=draft).astimezone(config.zone)
    problem: DateProblem | UrlProblem | None = None
    if isinstance(moment, DateProblem) and moment.message != "site.date.none":
        problem = moment
    made = _url(data, date, config, inner, collection)
    if isinstance(made, UrlProblem):
        problem = problem or made
    shown = data.get("published", True)
    named_url = ""
    if isinstance(made, str) and isinstance(moment, datetime) and collection == "posts":
        named_url = _named_url(data, name, date, config, inner)
    return Document(
        data=data,
        date=date,
        url=made if isinstance(made, str) else "",
        published=config.unpublished or (shown is not None and shown is not False),
        dated=isinstance(moment, datetime),
        ignored=merged is None,
        problem=problem,
        named_url="" if named_url == made else named_url,
    )


def _name(inner: str) -> PostName:
    found = parse_draft_name(inner)
    return found or PostName(None, without_extension(inner).rstrip("."), "")


def _from_path(inner: str, folder: str, *, draft: bool) -> Value:
    """Folders above ``_posts`` are categories."""
    special = "_drafts" if draft else folder
    if inner.startswith(special):
        return []
    above = inner.split(special, 1)[0]
    base = PurePosixPath(inner).name
    return [part for part in above.split("/") if part and part not in {special, base}]


def _merged(data: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value] | None:
    """``other`` laid over ``data``, categories joined. None where Jekyll trips over them."""
    given = other.get("categories")
    if given is not None:
        if isinstance(given, str):
            given = words(given)
        known = data.get("categories")
        if isinstance(known, list):
            if not isinstance(given, list):
                return None
            given = _union(known, given)
        other = {**other, "categories": given}
    return deep_merge(data, other)


def words(text: str) -> list[Value]:
    """What Jekyll makes of a text for ``tags`` or ``categories``: parted at ASCII blanks alone."""
    return [word for word in _BLANKS.split(text) if word]


def _union(one: list[Value], other: list[Value]) -> list[Value]:
    """Ruby's ``|``: both lists, each value once; true is not 1, and 1 is not 1.0."""
    made: list[Value] = []
    for value in (*one, *other):
        if not any(type(value) is type(known) and value == known for known in made):
            made.append(value)
    return made


def _populated(data: dict[str, Value], name: PostName) -> dict[str, Value]:
    """Title, slug, extension, categories and tags, where the front matter leaves them open."""
    made = dict(data)
    for key, value in (("title", titleize(name.slug)), ("slug", name.slug), ("ext", name.ext)):
        if made.get(key) is None or made.get(key) is False:
            made[key] = value
    known = made.get("categories")
    listed = list(known) if isinstance(known, list) else []
    texts = [ruby_text(item) for item in listed + _pluralized(made, "category", "categories")]
    unique: list[Value] = list(dict.fromkeys(texts))
    made["categories"] = _union(listed, unique)
    made["tags"] = _pluralized(made, "tag", "tags")
    return made


def _pluralized(data: Mapping[str, Value], singular: str, plural: str) -> list[Value]:
    """``tag: a b`` is one tag, ``tags: a b`` are two."""
    value = data.get(singular)
    if value is None or value is False:
        value = data.get(plural)
        if isinstance(value, str):
            value = words(value)
        elif not isinstance(value, list):
            value = None
    return [item for item in _flat(value) if item is not None]


def _flat(value: Value) -> list[Value]:
    if isinstance(value, list):
        return [inner for item in value for inner in _flat(item)]
    return [value]


def _date(
    data: Mapping[str, Value], name: PostName | None, config: SiteConfig, moments: Moments
) -> datetime | DateProblem:
    if name is None:
        # Front matter that cannot be read: even the file name is not looked at.
        date = data.get("date")
        if date is None:
            return DateProblem("site.date.none")
        return value_time(date, config.zone, moments.now)
    path = f"{name.date}-{name.slug}{name.ext}" if name.date is not None else ""
    return post_time(data, path, config.zone, moments.now)


def _settled(moment: datetime | DateProblem, moments: Moments, *, draft: bool) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return moments.changed or moments.now if draft else moments.now


def _url(
    data: Mapping[str, Value], date: datetime, config: SiteConfig, inner: str, collection: str
) -> str | UrlProblem:
    known = config.collections.get(collection)
    parts = UrlParts(
        inner_rel=inner,
        collection=collection,
        folder=known.folder if known else "",
        data=data,
        date=date,
        template=collection_template(collection, config),
        output_ext=output_extension(inner, data.get("permalink"), config),
    )
    return document_url(parts)


def _named_url(
    data: Mapping[str, Value], name: PostName, date: datetime, config: SiteConfig, inner: str
) -> str:
    """The URL by the file's name alone, which scripts and people take for the post's own."""
    named = post_time({}, f"{name.date}-{name.slug}{name.ext}", config.zone) if name.date else None
    if not isinstance(named, datetime):
        return ""
    plain = data.get("slug") == name.slug and _PLAIN_SLUG.fullmatch(name.slug) is not None
    if plain and named.date() == date.date():
        return ""
    there = date.replace(year=named.year, month=named.month, day=named.day)
    slug = name.slug if plain else _STAND_IN
    made = _url({**data, "slug": slug}, there, config, inner, "posts")
    try:
        raw = escape_path(name.slug)
    except ValueError:
        return ""
    return made.replace(_STAND_IN, raw) if isinstance(made, str) else ""


def _texts(value: Value) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(text for item in value if (text := ruby_text(item))))
