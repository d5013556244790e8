"""Posts on the disk: read with a stamp, written atomically, never over what somebody else wrote.

A file is replaced by a new one that was written and synced beside it, so that a crash leaves the
old text or the new one. It is written in place, after a copy, only where replacing would cost
something: other names of the file (hard links), its owner, or a folder that may not be written; or
where somebody has asked for it, because a program that syncs the folder takes a new file for
another one. A new file is never seen half-written, either way.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from editor.site.atomic import (
    NO_LINKS,
    CannotReplaceError,
    ChangedError,
    FailedError,
    Stamp,
    current,
    make,
    rename_to_free_name,
    replace,
    stamp_of,
    write_in_place,
)
from editor.site.filesystem import REAL, TEMPORARY_PREFIX, TEMPORARY_SUFFIX, FileSystem

__all__ = [
    "Changed",
    "Loaded",
    "Outcome",
    "ReadFailed",
    "Stamp",
    "WriteFailed",
    "Written",
    "create",
    "may_have_changed",
    "move",
    "read",
    "remove",
    "sweep",
    "write",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was read. ``path`` is as asked for; links are followed when it is written."""

    path: Path
    data: bytes = field(repr=False)
    stamp: Stamp
    writable: bool


@dataclass(frozen=True, slots=True)
class ReadFailed:
    """Why a file could not be read: a message id ``store.<...>`` and its arguments."""

    reason: str
    args: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """The file holds what was asked. ``wrote`` is False where it did already: not touched then."""

    stamp: Stamp
    wrote: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody else changed the file meanwhile; nothing was written.

    ``data`` and ``stamp`` are the file as it is now, None where it was removed. To overwrite, write
    again expecting this stamp.
    """

    data: bytes | None = field(repr=False)
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class WriteFailed:
    """Nothing was saved; the file is as it was. A message id ``store.<...>`` and its arguments."""

    reason: str
    args: Mapping[str, str]


Outcome: TypeAlias = Written | Changed | WriteFailed

REASONS = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EFBIG: "no-space",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "read-only-disk",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.EISDIR: "not-a-file",
    errno.ENAMETOOLONG: "name-too-long",
    errno.ELOOP: "link-loop",
}


def read(path: Path, fs: FileSystem = REAL) -> Loaded | ReadFailed:
    """A file's bytes with the stamp that :func:`write` will compare."""
    try:
        data, status = fs.read(path)
        return Loaded(path, data, stamp_of(data, status), fs.may_write(path))
    except OSError as error:
        return ReadFailed(*_told(path, error))


def may_have_changed(path: Path, stamp: Stamp) -> bool:
    """Whether a look at the file's time, size and number says that it should be read again.

    Cheap enough for a timer. A missing file has changed.
    """
    try:
        status = path.stat()
    except OSError:
        return True
    seen = (status.st_size, status.st_mtime_ns, status.st_ino)
    return seen != (stamp.size, stamp.mtime_ns, stamp.inode)


def write(
    path: Path,
    data: bytes,
    expected: Stamp | None,
    fs: FileSystem = REAL,
    *,
    in_place: bool = False,
) -> Outcome:
    """Save ``data`` where the file still is what ``expected`` says, durably or not at all.

    ``expected`` None means a new file: an existing one is never overwritten then. Equal bytes are
    not written, so that the file's time stays. ``in_place``: an existing file is written over, and
    stays the same one for who watches it; a copy of the old bytes stands beside it meanwhile.
    """
    return _guarded(path, lambda: _write(path, data, expected, fs, in_place=in_place))


def create(path: Path, data: bytes, fs: FileSystem = REAL, *, below: Path | None = None) -> Outcome:
    """Make a new file, and its folder where only that is missing (``_drafts``).

    Folders on the way from ``below`` (a site's own, which must be there) are made too.
    """

    def made() -> Written:
        if below is not None:
            for folder in reversed(path.relative_to(below).parents[:-1]):
                fs.make_folder(below / folder)
        fs.make_folder(path.parent)
        return _write(path, data, None, fs)

    return _guarded(path, made)


def overwrite(path: Path, data: bytes, fs: FileSystem = REAL) -> Outcome:
    """Save ``data`` whatever is there now, with the same care: links, owner and mode stay.

    For what the user asked to be overwritten, and for files that only the program writes. The
    folder must be there, but for one level.
    """

    def overwritten() -> Written:
        now = current(fs.resolve(path), fs)
        if now is None:
            fs.make_folder(path.parent)
        return _write(path, data, now.stamp if now else None, fs)

    return _guarded(path, overwritten)


def move(path: Path, target: Path, expected: Stamp, fs: FileSystem = REAL) -> Outcome:
    """Give a file another name or folder; an existing file there is never overwritten.

    The stamp of the answer is the moved file's. Changed with the target's data says that the target
    exists.
    """
    return _guarded(path, lambda: _move(path, target, expected, fs))


def remove(path: Path, expected: Stamp, fs: FileSystem = REAL) -> Outcome:
    """Take a file away, where it still is what ``expected`` says."""

    def removed() -> Written:
        now = current(path, fs)
        if now is None or now.stamp.sha256 != expected.sha256:
            raise ChangedError(now)
        fs.remove(path)
        fs.sync_folder(path.parent)
        return Written(now.stamp)

    return _guarded(path, removed)


def sweep(folder: Path, older_than: float) -> list[Path]:
    """Remove our temporary files that a crash left in ``folder``; those removed.

    ``older_than`` is a time in seconds since 1970: another window may just be saving.
    """
    gone: list[Path] = []
    with suppress(OSError):
        for litter in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
            with suppress(OSError):
                if litter.stat().st_mtime < older_than:
                    litter.unlink()
                    gone.append(litter)
    return gone


# -- how it is done


def _guarded(path: Path, act: Callable[[], Written]) -> Outcome:
    try:
        return act()
    except ChangedError as error:
        return Changed(error.data, error.stamp)
    except FailedError as error:
        details = {"name": path.name, "folder": str(path.parent), "error": "", **error.details}
        return WriteFailed(error.reason, details)
    except OSError as error:
        return WriteFailed(*_told(path, error))


def _told(path: Path, error: OSError) -> tuple[str, dict[str, str]]:
    reason = REASONS.get(error.errno or 0, "other")
    text = error.strerror or str(error)
    return f"store.{reason}", {"name": path.name, "folder": str(path.parent), "error": text}


def _write(
    path: Path, data: bytes, expected: Stamp | None, fs: FileSystem, *, in_place: bool = False
) -> Written:
    target = fs.resolve(path)
    now = current(target, fs)
    if now is None:
        if expected is not None:
            raise ChangedError(None)
        return Written(make(target, data, fs))
    if expected is None:
        raise ChangedError(now)
    if now.data == data:
        return Written(now.stamp, wrote=False)
    if now.stamp.sha256 != expected.sha256:
        raise ChangedError(now)
    if not fs.may_write(target):
        raise FailedError("read-only")
    if in_place or now.status.st_nlink > 1:
        return Written(write_in_place(target, data, now, fs))
    try:
        return Written(replace(target, data, now, fs))
    except CannotReplaceError:
        return Written(write_in_place(target, data, now, fs))


def _move(path: Path, target: Path, expected: Stamp, fs: FileSystem) -> Written:
    if fs.resolve(path) != fs.resolve(path.parent) / path.name:
        raise FailedError("link")  # a relative link would point elsewhere from its new place
    now = current(path, fs)
    if now is None or now.stamp.sha256 != expected.sha256:
        raise ChangedError(now)
    fs.make_folder(target.parent)
    try:
        fs.link(path, target)
    except FileExistsError:
        raise ChangedError(current(target, fs)) from None
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        rename_to_free_name(path, target, fs)
    else:
        try:
            fs.remove(path)
        except OSError:
            with suppress(OSError):
                fs.remove(target)
            raise
    fs.sync_folder(target.parent)
    fs.sync_folder(path.parent)
    return Written(now.stamp)
