"""Unsaved texts, kept outside the site so that a crash or a power cut loses nothing typed.

Each process writes one file per post; a file whose process no longer runs is a text to be offered
again. Nothing here raises for what the disk does: typing must go on, and the caller is told.
"""

from __future__ import annotations

import errno
import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from editor.site.atomic import Stamp, put
from editor.site.filesystem import REAL, FileSystem
from editor.site.processes import Process, is_running, this_process

_FORMAT = 1
_SUFFIX = ".unsaved.json"
REASONS = {
    errno.ENOSPC: "journal.no-space",
    errno.EDQUOT: "journal.no-space",
    errno.EFBIG: "journal.no-space",
    errno.EACCES: "journal.permission",
    errno.EPERM: "journal.permission",
    errno.EROFS: "journal.permission",
}


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A text that was not saved.

    ``key`` is the post's path, or a made-up name for a post that had no file; ``stamp`` the file as
    the text was begun from, None for such a post. ``file`` is where the journal keeps it.
    """

    key: str
    text: str = field(repr=False)
    stamp: Stamp | None
    time: datetime
    process: Process
    file: Path


@dataclass(frozen=True, slots=True)
class JournalFailed:
    """The text could not be kept: a message id (``journal.<...>``), and what the system said."""

    reason: str
    error: str


class Journal:
    """The journal below a user's state folder, as one process writes it."""

    def __init__(
        self,
        state_dir: Path,
        *,
        fs: FileSystem = REAL,
        process: Process | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = state_dir / "journal"
        self._fs = fs
        self._process = process or this_process()
        self._clock = clock

    def put(self, key: str, text: str, stamp: Stamp | None) -> JournalFailed | None:
        """Keep ``text`` as what is unsaved of ``key``, durably; None when that went well."""
        entry = {
            "format": _FORMAT,
            "key": key,
            "time": self._clock(),
            "pid": self._process.pid,
            "started": self._process.started,
            "stamp": stamp and [stamp.size, stamp.mtime_ns, stamp.inode, stamp.sha256],
            "text": text,
        }
        # ASCII, so that even a lone surrogate is kept as it was typed.
        data = json.dumps(entry).encode("ascii")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            put(self._file(key), data, self._fs)
        except OSError as error:
            return _failed(error)
        return None

    def remove(self, what: str | JournalEntry) -> JournalFailed | None:
        """Forget this process's text of a key, or an entry that another one left."""
        file = what.file if isinstance(what, JournalEntry) else self._file(what)
        try:
            self._fs.remove(file)
        except FileNotFoundError:
            return None
        except OSError as error:
            return _failed(error)
        return None

    def pending(self) -> tuple[JournalEntry, ...]:
        """The texts of processes that no longer run, newest first; none of this process's own.

        What cannot be read is left where it is.
        """
        found = [entry for entry in self._entries() if not self._is_of_the_living(entry)]
        return tuple(sorted(found, key=lambda entry: entry.time, reverse=True))

    def _entries(self) -> list[JournalEntry]:
        entries: list[JournalEntry] = []
        with suppress(OSError):
            for file in sorted(self._folder.glob(f"*{_SUFFIX}")):
                with suppress(OSError, ValueError, TypeError, KeyError, OverflowError):
                    entries.append(_read(file))
        return entries

    def _is_of_the_living(self, entry: JournalEntry) -> bool:
        return entry.process == self._process or is_running(entry.process)

    def _file(self, key: str) -> Path:
        run = f"{key}\n{self._process.pid}\n{self._process.started}"
        name = hashlib.sha256(run.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}{_SUFFIX}"


def _read(file: Path) -> JournalEntry:
    """One file of the journal.

    Raises:
        OSError: when it cannot be read.
        ValueError, TypeError, KeyError: when it is none of ours, or of a later format.
    """
    entry = json.loads(file.read_bytes())
    if entry["format"] != _FORMAT:
        raise ValueError("another format")
    key, text, stamp = entry["key"], entry["text"], entry["stamp"]
    if not isinstance(key, str) or not isinstance(text, str):
        raise TypeError("no texts")
    return JournalEntry(
        key=key,
        text=text,
        stamp=None if stamp is None else Stamp(*stamp),
        time=datetime.fromtimestamp(entry["time"], UTC),
        process=Process(int(entry["pid"]), str(entry["started"])),
        file=file,
    )


def _failed(error: OSError) -> JournalFailed:
    reason = REASONS.get(error.errno or 0, "journal.other")
    return JournalFailed(reason, error.strerror or str(error))
