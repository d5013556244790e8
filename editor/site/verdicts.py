"""What was found in the posts of a site, kept for the next check. Always expendable."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from editor.core.findings import Finding
from editor.site.plain_findings import from_plain, to_plain
from editor.site.tracing import Lookups

_VERSION = 4
"""Of the tables and of what is in their texts."""
_WAIT = 1.0
"""Seconds to wait for another process that writes; then this run goes without the cache."""
_MOST_KEYS = 4
"""Choices of rules kept for a site; the one that was used longest ago makes place."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Position = tuple[int, int]
"""Line and column, both from 0, in code points."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What rules found in one file as it was.

    ``own`` are the findings that depend on the file and the settings alone, ``of_site`` those of
    rules about the site; both before comments in the post are heard. The lookups are what each has
    asked of the site. ``references`` is a text of editor.core.references, "" where none were asked
    for. ``positions`` are those of all offsets at which a finding begins or ends.
    """

    rel: str
    mtime_ns: int
    size: int
    own: tuple[Finding, ...]
    of_site: tuple[Finding, ...]
    positions: Mapping[int, Position]
    own_lookups: Lookups = field(default_factory=dict)
    site_lookups: Lookups = field(default_factory=dict)
    references: str = ""
    marked: bool = False
    """Whether the post has comments that let findings pass."""
    mark: str = field(default="", compare=False)
    """That of :class:`Packed`, once it has been kept."""


class Head(NamedTuple):
    """How a file looked that something is known of, and what its rules asked of the site.

    ``mark`` is that of :class:`Packed`. A tuple, as all that are known are read at once.
    """

    mtime_ns: int
    size: int
    own_lookups: Lookups
    site_lookups: Lookups
    mark: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A verdict as it is kept, in texts.

    ``mark`` names what was found: the same findings in the same places have the same, whatever the
    file. It is "" where comments in the post have a say in what of it is told.
    """

    rel: str
    mtime_ns: int
    size: int
    found: str
    asked: str
    references: str
    mark: str


def packed(verdict: Verdict) -> Packed:
    """``verdict`` in texts."""
    found = _dumps(
        [
            [to_plain(finding) for finding in verdict.own],
            [to_plain(finding) for finding in verdict.of_site],
            list(verdict.positions),
            [place for position in verdict.positions.values() for place in position],
            verdict.marked,
        ]
    )
    asked = _dumps([verdict.own_lookups, verdict.site_lookups])
    mark = "" if verdict.marked else _digest(found)
    place = (verdict.rel, verdict.mtime_ns, verdict.size)
    return Packed(*place, found, asked, verdict.references, mark)


_T = TypeVar("_T")


class VerdictCache:
    """A file of the user's cache folder for one site.

    Each call opens it anew, so that any thread may call, and several processes at once. A key names
    all that verdicts depend on besides the file and the facts of the site. A file that is damaged
    or not to be had is no error; the posts are then checked anew.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        self._file = folder / f"verdicts-{name}.sqlite3"

    def heads(self, key: str) -> dict[str, Head]:
        """What is known under ``key`` at all: by path, how the file looked and what was asked."""
        columns = "SELECT rel, mtime_ns, size, asked, mark FROM verdicts WHERE key = ?"
        return self._read(columns, (key,), lambda row: (row[0], _head(*row[1:])))

    def load(self, key: str, rels: Iterable[str]) -> dict[str, Verdict]:
        """What is known under ``key`` of the files in ``rels``, by path."""
        columns = "SELECT rel, mtime_ns, size, found, asked, refs, mark FROM verdicts WHERE key = ?"
        wanted = list(rels)
        some = f"{columns} AND rel IN ({', '.join('?' * len(wanted))})"
        return self._read(some, (key, *wanted), lambda row: (row[0], _from_row(row)))

    def _read(
        self,
        query: str,
        values: Sequence[str],
        made: Callable[[tuple[Any, ...]], tuple[str, _T]],
    ) -> dict[str, _T]:
        if not self._file.is_file():
            return {}
        try:
            with closing(self._connect()) as db:
                if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    return {}
                return dict(map(made, db.execute(query, values)))
        except sqlite3.OperationalError:
            return {}  # locked by another process, or made by another version
        except (sqlite3.Error, OverflowError, TypeError, ValueError, KeyError, IndexError):
            self.throw_away()
            return {}

    def keep(self, key: str, verdicts: Iterable[Packed]) -> None:
        """Take over ``verdicts`` under ``key``; SQLite takes no path that is no Unicode."""
        fit = (one for one in verdicts if _SURROGATE.search(one.rel) is None)
        rows = [
            (key, v.rel, v.mtime_ns, v.size, v.found, v.asked, v.references, v.mark) for v in fit
        ]
        self._write(key, rows, ())

    def forget(self, key: str, rels: Iterable[str]) -> None:
        """Files that are no more."""
        self._write(key, (), rels)

    def throw_away(self) -> None:
        """Remove the file; the next check makes another."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _write(self, key: str, rows: Iterable[tuple[object, ...]], gone: Iterable[str]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as db, db:
                _prepare(db, key)
                db.executemany(
                    "DELETE FROM verdicts WHERE key = ? AND rel = ?", ((key, rel) for rel in gone)
                )
                db.executemany("REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        except sqlite3.OperationalError:
            return
        except (sqlite3.Error, OSError, UnicodeEncodeError):
            self.throw_away()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, timeout=_WAIT)
        try:
            # The worst that a power cut can do is a cache that is found damaged and made anew.
            db.execute("PRAGMA synchronous = OFF")
            # Verdicts are long: in small pages they are torn up, and written in twice the time.
            db.execute("PRAGMA page_size = 16384")
        except sqlite3.Error:
            db.close()  # damaged: the caller makes a new one, and this one must not stay open
            raise
        return db


def _prepare(db: sqlite3.Connection, key: str) -> None:
    """The tables, ``key`` as the one used last, and no more keys than may be."""
    if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
        db.execute("DROP TABLE IF EXISTS keys")
        db.execute("DROP TABLE IF EXISTS verdicts")
        db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("CREATE TABLE IF NOT EXISTS keys (number INTEGER PRIMARY KEY, key TEXT UNIQUE)")
    db.execute(
        "CREATE TABLE IF NOT EXISTS verdicts (key TEXT, rel TEXT, mtime_ns INTEGER, size INTEGER,"
        " found TEXT, asked TEXT, refs TEXT, mark TEXT, PRIMARY KEY (key, rel))"
    )
    last = db.execute("SELECT key FROM keys ORDER BY number DESC LIMIT 1").fetchone()
    if last is None or last[0] != key:
        db.execute("DELETE FROM keys WHERE key = ?", (key,))
        number = db.execute("SELECT 1 + COALESCE(MAX(number), 0) FROM keys").fetchone()[0]
        db.execute("INSERT INTO keys (number, key) VALUES (?, ?)", (number, key))
        old = db.execute(
            "SELECT key FROM keys ORDER BY number DESC LIMIT -1 OFFSET ?", (_MOST_KEYS,)
        ).fetchall()
        db.executemany("DELETE FROM verdicts WHERE key = ?", old)
        db.executemany("DELETE FROM keys WHERE key = ?", old)


# --- Texts -------------------------------------------------------------------------------------


def _head(mtime_ns: int, size: int, asked: str, mark: str) -> Head:
    own_lookups, site_lookups = json.loads(asked)
    return Head(mtime_ns, size, own_lookups, site_lookups, mark)


def _from_row(row: tuple[Any, ...]) -> Verdict:
    rel, mtime_ns, size, found, asked, references, mark = row
    own, of_site, offsets, places, marked = json.loads(found)
    own_lookups, site_lookups = json.loads(asked)
    return Verdict(
        rel=rel,
        mtime_ns=mtime_ns,
        size=size,
        own=tuple(map(from_plain, own)),
        of_site=tuple(map(from_plain, of_site)),
        positions=dict(zip(offsets, zip(places[::2], places[1::2], strict=True), strict=True)),
        own_lookups=own_lookups,
        site_lookups=site_lookups,
        references=references,
        marked=marked,
        mark=mark,
    )


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
