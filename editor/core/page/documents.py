"""Documents and pages of a site: what is known at once, and what is read when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Protocol

from editor.core.header.fences import find_header
from editor.core.header.parse import parse_header
from editor.core.header.values import Time, Value, ruby_text
from editor.core.jekyll.defaults import deep_merge, defaults_for
from editor.core.jekyll.documents import Document, Moments, inner_path, read_document
from editor.core.jekyll.names import extension, without_extension
from editor.core.jekyll.permalink import output_extension, page_url
from editor.core.liquid.values import RUBY_UTC
from editor.core.page.excerpts import excerpt_of
from editor.core.page.sources import Entry, Sources

_EMPTY_LINES = re.compile(r"(?:[ \t\f\v]*\n)+")


def liquid_value(value: Value, zone: tzinfo) -> object:
    """A value of the front matter as templates hold it; stamps become times.

    ``zone`` is the site's: in it a stamp without a zone is shown.
    """
    if isinstance(value, Time):
        if value.offset is None:
            return value.instant.astimezone(zone)
        if value.is_utc:
            return value.instant.astimezone(RUBY_UTC)
        return value.instant.astimezone(timezone(timedelta(minutes=value.offset)))
    if isinstance(value, list):
        return [liquid_value(item, zone) for item in value]
    if isinstance(value, dict):
        return {key: liquid_value(inner, zone) for key, inner in value.items()}
    return value


class Later:
    """A value of the front matter that costs something: it is made when a template asks for it."""

    __slots__ = ("_make", "_value")

    def __init__(self, make: Callable[[], object]) -> None:
        self._make: Callable[[], object] | None = make
        self._value: object = None

    def value(self) -> object:
        """The value, made once."""
        if self._make is not None:
            self._value, self._make = self._make(), None
        return self._value


class Changes(Protocol):
    """What plugins do to documents before anything is rendered."""

    def change_data(self, doc: Doc, data: dict[str, object]) -> None:
        """Put in what they add to the front matter."""

    def changed_body(self, doc: Doc, body: str) -> str:
        """The body as they leave it."""


class Doc:
    """A post, draft, document or page.

    ``url`` and ``date`` are known from the index; front matter (``data``, with the site's defaults
    and what Jekyll adds) and ``body`` (behind ``skipped_lines`` lines) are read on first use. With
    ``text`` it is the document as it is being edited. ``known`` is for what templates asked of it.
    ``changes`` is what plugins do to it; ``written_body`` is the body without them, and
    ``heading_is_title`` whether one took the first heading for the title.
    """

    __slots__ = (
        "_body",
        "_data",
        "_ignored",
        "_layout_refused",
        "_url",
        "_written",
        "changes",
        "date",
        "entry",
        "heading_is_title",
        "known",
        "path",
        "place",
        "skipped_lines",
        "sources",
        "text",
    )

    def __init__(
        self,
        entry: Entry,
        sources: Sources,
        now: datetime,
        text: str | None = None,
        changes: Changes | None = None,
    ) -> None:
        self.entry = entry
        self.sources = sources
        self.text = text
        self.path = inner_path(entry.rel, sources.config) if self.is_document else entry.rel
        self._url = entry.url
        self.date = entry.date or (entry.changed if entry.kind == "draft" else now)
        self.place = (0, 0)
        self.known: dict[str, object] = {}
        self.skipped_lines = 0
        self.changes = changes
        self.heading_is_title = False
        self._ignored = False
        self._layout_refused = False
        self._data: dict[str, object] | None = None
        self._written: str | None = None
        self._body: str | None = None
        if text is not None:
            self._read_edited(now)

    @property
    def is_document(self) -> bool:
        """Whether it belongs to a collection, the posts among them."""
        return self.entry.kind != "page"

    @property
    def rank(self) -> tuple[float, str]:
        """Jekyll's order within a collection."""
        return (self.date.timestamp(), self.path)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.entry.rel.rsplit("/", 1)[-1]

    @property
    def output_ext(self) -> str:
        """The extension of what Jekyll writes, with its dot."""
        permalink = self.data.get("permalink")
        config = self.sources.config
        return output_extension(
            self.name, permalink if isinstance(permalink, str) else None, config
        )

    @property
    def is_markdown(self) -> bool:
        """Whether its body goes through kramdown."""
        return self.sources.config.is_markdown(extension(self.name))

    @property
    def is_sass(self) -> bool:
        """Whether its body goes through Sass."""
        return extension(self.name).lower() in {".scss", ".sass"}

    @property
    def url(self) -> str:
        """Its address without ``baseurl``; documents that become no page have one too."""
        if not self._url and self.is_document:
            self._url = self._document(self.sources.values(self.entry)).url
        return self._url

    @property
    def ignored(self) -> bool:
        """Whether Jekyll gave up on the front matter; then there is no excerpt either."""
        if self._data is None:
            self._data = self._read(self.sources.values(self.entry))
        return self._ignored

    @property
    def takes_layout(self) -> bool:
        """Whether Jekyll puts it into a layout at all: never stylesheets, scripts, or YAML.

        ``layout: null`` keeps a page out of the layout that the site's defaults give it, but no
        document: its front matter lies over the defaults, and nothing lies over something.
        """
        if self._data is None:
            self._data = self._read(self.sources.values(self.entry))
        if self._layout_refused:
            return False
        ext = extension(self.name).lower()
        assets = {".sass", ".scss", ".coffee"}
        return ext not in (assets | {".yml", ".yaml"} if self.is_document else assets)

    @property
    def body(self) -> str:
        """The text behind the front matter, as plugins leave it."""
        if self._body is None:
            written, changes = self.written_body, self.changes
            self._body = written if changes is None else changes.changed_body(self, written)
        return self._body

    @property
    def written_body(self) -> str:
        """The text behind the front matter, as it is in the file."""
        if self._written is None:
            text = self.sources.text(self.entry) if self.text is None else self.text
            fences = find_header(text)
            start = 0 if fences is None else fences.body_start
            # The closing fence takes the empty lines behind it along.
            if fences is not None and (empty := _EMPTY_LINES.match(text, start)) is not None:
                start = empty.end()
            self._written, self.skipped_lines = text[start:], text.count("\n", 0, start)
        return self._written

    @property
    def data(self) -> dict[str, object]:
        """What templates see of the front matter."""
        if self._data is None:
            self._data = self._read(self.sources.values(self.entry))
        return self._data

    @property
    def id(self) -> str:
        """Jekyll's ``id``: the URL's folder and the slug."""
        slug = self.data.get("slug")
        bare = without_extension(self.path) if slug is None or slug is False else str(slug)
        folder = self.url.rstrip("/").rpartition("/")[0] if self.url != "/" else ""
        return f"{folder}/{bare}"

    @property
    def has_excerpt(self) -> bool:
        """Whether Jekyll takes its beginning for an excerpt: not with an empty separator."""
        return not self.ignored and self._excerpt_separator != ""

    @property
    def excerpt_source(self) -> str:
        """The Markdown of its excerpt."""
        body = self.body or self.written_body  # a redirect loses its body, not its excerpt
        return excerpt_of(body, self._excerpt_separator)

    @property
    def _excerpt_separator(self) -> str:
        given = self.data.get("excerpt_separator")
        return self.sources.config.excerpt_separator if given is None else str(given)

    def _read_edited(self, now: datetime) -> None:
        assert self.text is not None
        header = parse_header(self.text)
        values = None if header.error is not None else header.values
        if self.is_document:
            found = read_document(
                self.entry.rel,
                values,
                self.sources.config,
                Moments(now, self.entry.changed),
                self.entry.collection,
            )
            self.date, self._url = found.date, found.url or self.entry.url
        else:
            folder, _, name = self.entry.rel.rpartition("/")
            self._url = page_url(folder, name, values or {}, self.sources.config)
        self._data = self._read(values)

    def _document(self, values: Mapping[str, Value] | None) -> Document:
        moments = Moments(self.date, self.date)
        entry = self.entry
        return read_document(entry.rel, values, self.sources.config, moments, entry.collection)

    def _read(self, values: Mapping[str, Value] | None) -> dict[str, object]:
        config = self.sources.config
        if self.is_document:
            found = self._document(values)
            self._ignored = found.ignored
            given: Mapping[str, Value] = found.data
        else:
            defaults = defaults_for(config.defaults, self.entry.rel, "pages")
            given = deep_merge(defaults, values or {})
            self._layout_refused = values is not None and values.get("layout", "") is None
        data = {key: liquid_value(value, config.zone) for key, value in given.items()}
        if self.is_document:
            data["date"] = self.date
        if self.changes is not None:
            self.changes.change_data(self, data)
        return data


def text_of(value: object) -> str:
    """A value of the front matter as Ruby's ``to_s`` has it, for names of layouts and the like."""
    return ruby_text(value) if isinstance(value, str | int | float | bool) else ""
