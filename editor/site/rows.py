"""One line of the posts list: what is known of a post without reading its body."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeAlias

from editor.core.header.values import Time, Value, ruby_text
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.defaults import defaults_for
from editor.core.jekyll.documents import Document, Moments, read_document
from editor.core.jekyll.outputs import Output, output_of
from editor.core.jekyll.permalink import page_url
from editor.site.discover import Kind, SourceFile
from editor.site.heads import Head, HeadError

State: TypeAlias = Literal["published", "scheduled", "draft", "hidden"]
"""What Jekyll does with it now: "scheduled" is held back by its date, "hidden" by `published:`, or
because its name is not one of a post."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MARK = "\0"
"""Begins the keys of stamps, and is put before a header's own keys that begin with it."""
_DATE_KEY, _TIME_KEY = f"{_MARK}date", f"{_MARK}time"
_IN_UTC = "Z"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post, draft, page or document of a collection, as Jekyll sees it.

    ``date`` is in the site's zone, None where the file gives none that Jekyll can read. ``url`` is
    without ``baseurl``, "" where Jekyll makes none. ``header_error`` tells why the front matter or
    its date cannot be read. ``search_text`` is title, tags and file name, without width and case.
    """

    path: Path
    rel: str
    kind: Kind
    state: State
    title: str
    date: datetime | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    url: str
    size: int
    mtime_ns: int
    header_error: HeadError | None
    search_text: str = field(repr=False)
    collection: str = "posts"
    named: bool = True
    """Whether Jekyll takes the file's name; a post needs a date in it."""
    output: Output = field(default_factory=Output, repr=False)
    """What it makes on the site, if it is published."""

    @property
    def author(self) -> str:
        """The author, or all of them."""
        return ", ".join(self.authors)

    @property
    def sort_key(self) -> tuple[bool, float, str]:
        """Drafts on top, then the newest first; in descending order."""
        moment = self.date.timestamp() if self.date else self.mtime_ns / 1e9
        return (self.kind == "draft", moment, self.rel)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a row does not depend on the moment and the place: this is kept.

    ``date`` is in seconds since 1970.
    """

    title: str
    date: int | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    url: str
    published: bool
    error: HeadError | None
    search_text: str
    output: Output
    lasting: bool = True
    """False where the URL is that of the day of the build: not to be kept."""

    def row(self, file: SourceFile, config: SiteConfig, now: float) -> PostRow:
        """The row at the moment ``now`` (seconds since 1970)."""
        moment = None
        if self.date is not None:
            moment = (_EPOCH + timedelta(seconds=self.date)).astimezone(config.zone)
        return PostRow(
            path=file.path,
            rel=file.rel,
            kind=file.kind,
            state=self._state(file, config, now),
            title=self.title,
            date=moment,
            categories=self.categories,
            tags=self.tags,
            authors=self.authors,
            url=self.url,
            size=file.size,
            mtime_ns=file.mtime_ns,
            header_error=self.error,
            search_text=self.search_text,
            collection=file.collection,
            named=file.named,
            output=self.output,
        )

    def _state(self, file: SourceFile, config: SiteConfig, now: float) -> State:
        if file.kind == "draft":
            return "draft"
        if not (self.published and file.named):
            return "hidden"
        held_back = not config.future and self.date is not None and self.date > now
        return "scheduled" if held_back and file.kind != "page" else "published"


def facts_of(file: SourceFile, head: Head, config: SiteConfig, now: datetime) -> Facts | None:
    """What the head of ``file`` says; None for what Jekyll only copies: no front matter."""
    return facts_and_document(file, head, config, now)[0]


def facts_and_document(
    file: SourceFile, head: Head, config: SiteConfig, now: datetime
) -> tuple[Facts | None, Document | None]:
    """What the head of ``file`` says, and the document as Jekyll sees it; none of a page."""
    if file.kind in {"page", "document"} and not head.has_header:
        return None, None
    if file.kind == "page":
        return _page(file, head, config), None
    moments = Moments(now, _EPOCH + timedelta(microseconds=file.mtime_ns // 1000))
    document = read_document(file.rel, head.values, config, moments, file.collection)
    return _post(file, head, config, document), document


def _post(file: SourceFile, head: Head, config: SiteConfig, document: Document) -> Facts:
    error = head.error
    if error is None and document.problem is not None:
        error = HeadError(document.problem.message, document.problem.args)
    # Bytes that are no UTF-8 make Jekyll pass over the whole post.
    encoded = head.error is None or head.error.message != "source.not-utf-8"
    makes_page = file.collection == "posts" or config.collections[file.collection].output
    title, tags = document.title, document.tags
    url = document.url if file.named and encoded and makes_page else ""
    return Facts(
        title=title,
        date=int(document.date.timestamp()) if document.dated else None,
        categories=document.categories,
        tags=tags,
        authors=_names(document.data.get("author")),
        url=url,
        published=document.published and encoded and makes_page,
        error=error,
        search_text=search_text(title, tags, file.rel),
        output=output_of(url, document.named_url if url else "", file.rel, document.data, config),
        # The file's own time stands in for a draft's date; with another time it is read anew.
        lasting=document.dated or file.kind == "draft",
    )


def _page(file: SourceFile, head: Head, config: SiteConfig) -> Facts:
    # Defaults hold for pages too: a theme may give all of them their permalink so.
    own = head.values or {}
    defaults = defaults_for(config.defaults, file.rel, "pages", config.collections_dir)
    values = {**defaults, **own}
    folder, _, name = file.rel.rpartition("/")
    shown = own.get("published", True)
    title = ruby_text(values.get("title"))
    url = page_url(folder, name, values, config)
    return Facts(
        title=title,
        date=None,
        categories=(),
        tags=(),
        authors=_names(values.get("author")),
        url=url,
        published=config.unpublished or (shown is not None and shown is not False),
        error=head.error,
        search_text=search_text(title, (), file.rel),
        output=output_of(url, "", name, values, config),
    )


def _names(value: Value) -> tuple[str, ...]:
    """The authors under ``author:``: a name, several, or a map with a name in it."""
    if isinstance(value, list):
        return tuple(name for item in value for name in _names(item))
    if isinstance(value, dict):
        return _names(value.get("name"))
    return (ruby_text(value),) if value is not None and value != "" else ()


def search_text(title: str, tags: tuple[str, ...], rel: str) -> str:
    """What a search looks in, without width and case."""
    text = "\n".join((title, *tags, rel.rsplit("/", 1)[-1]))
    return unicodedata.normalize("NFKC", text).casefold()


# --- Texts for the cache -----------------------------------------------------------------------


def facts_to_text(facts: Facts) -> str:
    """``facts`` as a text for the cache."""
    error = None if facts.error is None else [facts.error.message, dict(facts.error.args)]
    output = facts.output
    parts = [
        facts.title,
        facts.date,
        facts.categories,
        facts.tags,
        facts.authors,
        facts.url,
        facts.published,
        error,
        facts.search_text,
        [output.file, output.named_file, output.redirect_from, output.redirect_to, output.listed],
    ]
    return _facts_text(parts)


def facts_from_text(text: str) -> Facts:
    """What :func:`facts_to_text` made.

    Raises:
        ValueError: when the text is none of its own.
    """
    parts = json.loads(text)
    try:
        title, date_, categories, tags, authors, url, published, error, found, output = parts
        file, named_file, redirect_from, redirect_to, listed = output
        return Facts(
            title=title,
            date=date_,
            categories=tuple(categories),
            tags=tuple(tags),
            authors=tuple(authors),
            url=url,
            published=published,
            error=None if error is None else HeadError(error[0], error[1]),
            search_text=found,
            output=Output(file, named_file, tuple(redirect_from), redirect_to, listed),
        )
    except (TypeError, IndexError) as fault:
        raise ValueError(text) from fault


def values_to_text(values: Mapping[str, Value] | None) -> str:
    """A header's values as a text for the cache."""
    if values is not None and _has_marked_keys(values):
        values = {_MARK + k if k[:1] == _MARK else k: _marked(v) for k, v in values.items()}
    return _values_text(values)


def values_from_text(text: str) -> dict[str, Value]:
    """What :func:`values_to_text` made; empty for a header that could not be read."""
    return _values(text) or {}


def _has_marked_keys(values: Mapping[str, Value]) -> bool:
    """Whether a key looks like those of stamps, or of keys that had to be marked."""
    if _MARK in "".join(values) and any(key[:1] == _MARK for key in values):
        return True
    nested = [value for value in values.values() if isinstance(value, list | dict)]
    for value in nested:
        if isinstance(value, list):
            nested += (item for item in value if isinstance(item, list | dict))
        elif _has_marked_keys(value):
            return True
    return False


def _marked(value: Value) -> Value:
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if isinstance(value, dict):
        return {_MARK + k if k[:1] == _MARK else k: _marked(v) for k, v in value.items()}
    return value


def _stamp_to_json(value: object) -> dict[str, object]:
    if isinstance(value, Time):
        microseconds = (value.instant - _EPOCH) // timedelta(microseconds=1)
        return {_TIME_KEY: [microseconds, _IN_UTC if value.is_utc else value.offset]}
    assert isinstance(value, date)
    return {_DATE_KEY: value.isoformat()}


_facts_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_values_text = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_stamp_to_json
).encode


def _from_json(found: dict[str, Value]) -> Value:
    if len(found) == 1:
        if isinstance(written := found.get(_DATE_KEY), str):
            return date.fromisoformat(written)
        if isinstance(parts := found.get(_TIME_KEY), list):
            microseconds, offset = parts
            assert isinstance(microseconds, int)
            instant = _EPOCH + timedelta(microseconds=microseconds)
            if offset == _IN_UTC:
                return Time(instant, 0, is_utc=True)
            assert offset is None or isinstance(offset, int)
            return Time(instant, offset)
    if _MARK in "".join(found):
        return {key[1:] if key[:1] == _MARK else key: value for key, value in found.items()}
    return found


_values: Callable[[str], dict[str, Value] | None] = json.JSONDecoder(object_hook=_from_json).decode
