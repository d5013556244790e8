"""The posts of a site, from their heads alone, as fast as they can be listed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from datetime import date as datetime_date
from pathlib import Path
from threading import Lock

from editor.core.header.parse import Header
from editor.core.header.values import Time, Value
from editor.core.jekyll.documents import Document
from editor.core.site_facts import SiteFacts
from editor.site.cache import CachedRow, IndexCache
from editor.site.discover import SourceFile, Survey, discover, survey
from editor.site.gathering import gathered_facts, layouts_of
from editor.site.heads import Head, HeadError, head_of_text, read_head
from editor.site.looks import AnchorLook, AssetLook, ids_of_layouts
from editor.site.rows import (
    Facts,
    PostRow,
    facts_and_document,
    facts_from_text,
    facts_of,
    facts_to_text,
    values_from_text,
    values_to_text,
)
from editor.site.seen import Seen
from editor.site.served import Served
from editor.site.site import Site
from editor.site.site_seen import site_seen

__all__ = ["PostRow", "Progress", "SiteIndex"]

Progress = Callable[[int, int], object]
"""Told how many files are done, and of how many; may raise to end the scan."""

_AT_ONCE = 64
"""Files looked at between two reports of progress."""
_POSTS = ("post", "draft")


@dataclass(frozen=True, slots=True)
class ReadPost:
    """What reading the head of a post came to.

    ``begins`` is the text up to the end of its header, which ``header`` is the reading of;
    ``document`` is the post as Jekyll sees it, None where that depends on the moment.
    """

    begins: str
    header: Header
    document: Document | None


class SiteIndex:
    """Knows all posts and drafts of a site, and where its pages are.

    :meth:`refresh` may run in a worker thread while others read: rows are replaced in one go. Rows
    of files that did not change come from a cache in ``cache_dir``; None does without. With
    ``keep_read`` the headers that a refresh had to read can be had from :meth:`take_read`.
    """

    def __init__(
        self,
        site: Site,
        cache_dir: Path | None,
        *,
        keep_read: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._site = site
        self._clock = clock
        self._cache = None
        if cache_dir is not None:
            self._cache = IndexCache(cache_dir, site.root, _key(site))
        self._read: dict[str, ReadPost] | None = {} if keep_read else None
        self._lock = Lock()
        self._rows: dict[str, PostRow] = {}
        self._headers: dict[str, str] = {}
        self._bare: tuple[SourceFile, ...] = ()
        self._survey = Survey()
        self._assets = AssetLook(site.root)
        self._ordered: tuple[PostRow, ...] | None = None
        self._facts: SiteFacts | None = None

    # -- reading -------------------------------------------------------------------------------

    def rows(self) -> tuple[PostRow, ...]:
        """Posts and drafts: drafts on top, then the newest first."""
        with self._lock:
            if self._ordered is None:
                posts = [row for row in self._rows.values() if row.kind in _POSTS]
                posts.sort(key=lambda row: row.sort_key, reverse=True)
                self._ordered = tuple(posts)
            return self._ordered

    def pages(self) -> tuple[PostRow, ...]:
        """Pages and documents of collections, by path."""
        with self._lock:
            others = [row for row in self._rows.values() if row.kind not in _POSTS]
        return tuple(sorted(others, key=lambda row: row.rel))

    @property
    def bare(self) -> tuple[SourceFile, ...]:
        """The files that could have had front matter and have none."""
        return self._bare

    def row(self, rel: str) -> PostRow | None:
        """The row of one file."""
        return self._rows.get(rel)

    def headers(self) -> Iterator[Mapping[str, Value]]:
        """The values of the front matter of each post and draft that has a readable one."""
        for row in self.rows():
            values = self.values(row.rel)
            if values:
                yield values

    def values(self, rel: str) -> dict[str, Value]:
        """The values of one file's front matter; empty where it has none that can be read."""
        text = self._headers.get(rel)
        return {} if text is None else values_from_text(text)

    def facts(self) -> SiteFacts:
        """What rules and forms know of the site, as of the last refresh or update."""
        rows = self.rows()
        with self._lock:
            if self._facts is None:
                served = Served(self._site)
                addresses = served.addresses(self._rows.values(), self._bare, self._survey.copied)
                records = self._rows.values()
                self._assets = AssetLook(self._site.root)
                self._facts = gathered_facts(
                    self._site, rows, records, addresses, served.plugin_tags(), self._assets
                )
            return self._facts

    # -- scanning ------------------------------------------------------------------------------

    def refresh(self, progress: Progress | None = None) -> tuple[PostRow, ...]:
        """Look at all files anew, read the heads of those that changed, and give all rows.

        Whatever ``progress`` raises ends the scan and leaves the rows as they were.
        """
        found = survey(self._site.root, self._site.config)
        files = found.files
        known = self._cache.load() if self._cache is not None else {}
        now = self._clock()
        rows: dict[str, PostRow] = {}
        headers: dict[str, str] = {}
        fresh: list[CachedRow] = []
        bare: list[SourceFile] = []
        for start in range(0, len(files), _AT_ONCE):
            if progress is not None:
                progress(start, len(files))
            some = files[start : start + _AT_ONCE]
            for file, (facts, header) in zip(
                some, self._looked(some, known, now, fresh), strict=True
            ):
                if facts is None:
                    bare.append(file)
                else:
                    rows[file.rel] = facts.row(file, self._site.config, now.timestamp())
                    headers[file.rel] = header
        if progress is not None:
            progress(len(files), len(files))
        self._bare, self._survey = tuple(bare), found
        self._replace(rows, headers)
        gone = known.keys() - {file.rel for file in files}
        if self._cache is not None and (fresh or gone):
            self._cache.keep(fresh, gone)
        return self.rows()

    def _looked(
        self,
        files: Sequence[SourceFile],
        known: Mapping[str, CachedRow],
        now: datetime,
        fresh: list[CachedRow],
    ) -> Iterator[tuple[Facts | None, str]]:
        """What each file says and its values as a text; rows to keep go to ``fresh``.

        Each step is done for all before the next: its code stays at hand in the processor.
        """
        kept = [_kept(known.get(file.rel), file) for file in files]
        heads = [
            _head(file) if one is None else None for file, one in zip(files, kept, strict=True)
        ]
        for file, one, head in zip(files, kept, heads, strict=True):
            if head is None:
                assert one is not None
                yield one
                continue
            scanned = _scan(file, head, self._site, now)
            if self._read is not None and head.read is not None and file.kind in _POSTS:
                self._read[file.rel] = ReadPost(*head.read, _lasting(scanned.document, head))
            if scanned.row is not None:
                fresh.append(scanned.row)
            yield scanned.facts, scanned.header

    def seen(self) -> Seen:
        """What the last refresh has looked at, and what the facts have looked up since."""
        return site_seen(self._site, self._survey, self._assets.asked, self.rows())

    def take_read(self) -> dict[str, ReadPost]:
        """What was learnt of the posts that were read, by path: handed over, not kept."""
        taken, self._read = self._read or {}, {} if self._read is not None else None
        return taken

    def update_one(self, path: Path, text: str | None = None) -> PostRow | None:
        """Look at one file anew: it was written, appeared or vanished. Gives its row, if any.

        With ``text``, that is taken for what the file holds.
        """
        rel = self._site.rel(path)
        file = self._source(path, rel)
        row, header = None, ""
        if file is not None:
            now = self._clock()
            head = _head(file) if text is None else head_of_text(text)
            facts = facts_of(file, head, self._site.config, now)
            if facts is not None:
                row = facts.row(file, self._site.config, now.timestamp())
                header = values_to_text(head.values)
        rows, headers = dict(self._rows), dict(self._headers)
        self._bare = tuple(one for one in self._bare if one.rel != rel)
        if file is not None and row is None:
            self._bare = (*self._bare, file)
        if row is None:
            rows.pop(rel, None)
            headers.pop(rel, None)
        else:
            rows[rel], headers[rel] = row, header
        self._replace_one(self._rows.get(rel), row, rows, headers)
        return row

    def close(self) -> None:
        """The site is no longer open. The cache is not kept open between calls; rows are let go."""
        self._replace({}, {})

    def _source(self, path: Path, rel: str) -> SourceFile | None:
        known = self._rows.get(rel)
        try:
            status = path.stat()
        except OSError:
            return None
        if known is not None and known.path == path:
            place = (path, rel, known.kind, known.collection)
            return SourceFile(*place, status.st_mtime_ns, status.st_size, known.named)
        # What to leave out is decided on the way down; the whole walk takes some milliseconds.
        files = discover(self._site.root, self._site.config)
        return next((file for file in files if file.rel == rel), None)

    def _replace(self, rows: dict[str, PostRow], headers: dict[str, str]) -> None:
        with self._lock:
            self._rows, self._headers = rows, headers
            self._ordered = None
            self._facts = None

    def _replace_one(
        self,
        old: PostRow | None,
        new: PostRow | None,
        rows: dict[str, PostRow],
        headers: dict[str, str],
    ) -> None:
        """As ``_replace``, where one row alone may be another.

        Nearly always it was the body that was saved: then order and facts stay, but for what is
        looked up in files.
        """
        ordered, facts = self._ordered, self._facts
        self._replace(rows, headers)
        if old is None or new is None or not _says_the_same(old, new):
            return
        with self._lock:
            if ordered is not None and old.sort_key == new.sort_key:
                self._ordered = tuple(new if row is old else row for row in ordered)
            if facts is not None:
                self._assets = AssetLook(self._site.root)
                self._facts = replace(
                    facts,
                    asset_exists=self._assets,
                    anchors=AnchorLook(self._site.root, self._site.config),
                    layouts=frozenset(layouts_of(self._site)),
                    layout_ids=frozenset(ids_of_layouts(self._site.root, self._site.config)),
                )


def _key(site: Site) -> str:
    """All that rows depend on besides the files."""
    digest = hashlib.sha256(site.config_data)
    # Where the site names no zone, the machine's decides.
    digest.update(str(site.config.zone if site.config.timezone is None else "").encode())
    return digest.hexdigest()


def _kept(cached: CachedRow | None, file: SourceFile) -> tuple[Facts | None, str] | None:
    """What the cache knows of an unchanged file; None where it must be read."""
    if cached is None or (cached.mtime_ns, cached.size) != (file.mtime_ns, file.size):
        return None
    if not cached.row:
        return None, ""
    try:
        return facts_from_text(cached.row), cached.header
    except ValueError:
        return None


def _says_the_same(old: PostRow, new: PostRow) -> bool:
    """Whether two rows of one file differ in nothing but the file's size and time."""
    return replace(old, size=new.size, mtime_ns=new.mtime_ns) == new


def _head(file: SourceFile) -> Head:
    try:
        return read_head(file.path)
    except OSError as error:
        return Head(None, HeadError("site.unreadable", {"error": error.strerror or str(error)}))


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What a file says, its values as a text, and what to keep of it."""

    facts: Facts | None
    header: str
    row: CachedRow | None
    document: Document | None = None


def _scan(file: SourceFile, head: Head, site: Site, now: datetime) -> _Scanned:
    facts, document = facts_and_document(file, head, site.config, now)
    if facts is None:
        return _Scanned(None, "", CachedRow(file.rel, file.mtime_ns, file.size, "", ""))
    header = values_to_text(head.values)
    row = None
    if facts.lasting and not (head.error and head.error.message == "site.unreadable"):
        row = CachedRow(file.rel, file.mtime_ns, file.size, facts_to_text(facts), header)
    return _Scanned(facts, header, row, document)


def _lasting(document: Document | None, head: Head) -> Document | None:
    """``document`` where neither the clock nor the file's time has a part in it."""
    date = (head.values or {}).get("date")
    # Ruby takes what a text leaves out, such as the day, from the moment of the build.
    sure = document is not None and document.dated and isinstance(date, Time | datetime_date)
    return document if sure else None
