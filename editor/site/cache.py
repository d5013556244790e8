"""What a scan of a site found, kept for the next one. Always expendable."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

_VERSION = 2
"""Of the table and of what is in its texts; another number means another cache."""
_WAIT = 1.0
"""Seconds to wait for another process that writes; then this run goes without the cache."""


class CachedRow(NamedTuple):
    """What is kept of one file: how it looked, and two texts that only the index understands.

    Thousands are read at once: a tuple is made in a fifth of the time of a record.
    """

    rel: str
    mtime_ns: int
    size: int
    row: str
    header: str


class IndexCache:
    """A file of the user's cache folder for one site.

    Each call opens it anew, so that any thread may call. ``key`` names all that the rows depend on
    besides the files (settings, time zone, version of the program): with another key they are gone.
    A file that is damaged or not to be had is no error; the site is then scanned in full.
    """

    def __init__(self, folder: Path, root: Path, key: str) -> None:
        name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        self._file = folder / f"index-{name}.sqlite3"
        self._key = f"{_VERSION}:{key}"

    def load(self) -> dict[str, CachedRow]:
        """All rows by path; none where there is no cache for this key."""
        if not self._file.is_file():
            return {}
        try:
            with closing(self._connect()) as db:
                found = db.execute("SELECT value FROM about WHERE name = 'key'").fetchone()
                if found is None or found[0] != self._key:
                    return {}
                rows = db.execute("SELECT rel, mtime_ns, size, row, header FROM files")
                return {row[0]: CachedRow._make(row) for row in rows}
        except sqlite3.OperationalError:
            return {}  # locked by another process, or made by another version
        except (sqlite3.Error, OverflowError, TypeError, UnicodeDecodeError):
            self.throw_away()
            return {}

    def keep(self, rows: Iterable[CachedRow], gone: Iterable[str]) -> None:
        """Take over ``rows`` and forget the files in ``gone``."""
        try:
            self._write(rows, gone)
        except sqlite3.OperationalError:
            return
        except (sqlite3.Error, OSError, UnicodeEncodeError):
            self.throw_away()

    def throw_away(self) -> None:
        """Remove the file; the next scan makes another."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _write(self, rows: Iterable[CachedRow], gone: Iterable[str]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT)")
            found = db.execute("SELECT value FROM about WHERE name = 'key'").fetchone()
            if found is None or found[0] != self._key:
                db.execute("DROP TABLE IF EXISTS files")
                db.execute(
                    "CREATE TABLE files (rel TEXT PRIMARY KEY, mtime_ns INTEGER,"
                    " size INTEGER, row TEXT, header TEXT)"
                )
                db.execute("REPLACE INTO about VALUES ('key', ?)", (self._key,))
            db.executemany("DELETE FROM files WHERE rel = ?", ((rel,) for rel in gone))
            db.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, timeout=_WAIT)
        try:
            # The worst that a power cut can do is a cache that is found damaged and made anew.
            db.execute("PRAGMA synchronous = OFF")
            # Heads are long: in small pages they are torn up, and written in twice the time.
            db.execute("PRAGMA page_size = 16384")
        except sqlite3.Error:
            db.close()  # damaged: the caller makes a new one, and this one must not stay open
            raise
        return db
