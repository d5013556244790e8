"""The ways to put bytes on the disk so that a crash leaves the old ones or the new ones.

All raise OSError as the system does, and the errors of this module where a file is not what it was
or cannot be written for a reason that no system call tells.
"""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from editor.site.filesystem import BACKUP_SUFFIX, FileSystem, temporary_name


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known again. Only ``sha256`` decides: a mere touch is no change."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Current:
    """What is on the disk now."""

    data: bytes
    stamp: Stamp
    status: os.stat_result


class ChangedError(Exception):
    """The file is not what it was. ``data`` and ``stamp`` are what is there; None: nothing."""

    def __init__(self, now: Current | None) -> None:
        super().__init__("changed")
        self.data = now.data if now else None
        self.stamp = now.stamp if now else None


class FailedError(Exception):
    """It cannot be done, for a reason that no system call tells."""

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(reason)
        self.reason = f"store.{reason}"
        self.details = details


class CannotReplaceError(Exception):
    """A new file cannot take the old one's place without losing something."""


_NO_UNNAMED = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL})
NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})
# When a file may not be replaced by another, its own bytes may still be written.
_TRY_IN_PLACE = frozenset({errno.EACCES, errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EBUSY})


def stamp_of(data: bytes, status: os.stat_result) -> Stamp:
    """The stamp of ``data`` in a file of which the system says ``status``."""
    digest = hashlib.sha256(data).hexdigest()
    return Stamp(len(data), status.st_mtime_ns, status.st_ino, digest)


def current(path: Path, fs: FileSystem) -> Current | None:
    """The file as it is on the disk, None where there is none."""
    try:
        data, status = fs.read(path)
    except FileNotFoundError:
        return None
    return Current(data, stamp_of(data, status), status)


def replace(target: Path, data: bytes, was: Current, fs: FileSystem) -> Stamp:
    """Put a new file, complete and on the disk, in the old one's place.

    Raises:
        CannotReplaceError: where no file can be made there, or not with the same owner.
    """
    try:
        new = _Temporary(target.parent, fs)
    except OSError as error:
        if error.errno in _TRY_IN_PLACE:
            raise CannotReplaceError from error
        raise
    with new:
        try:
            fs.take_over(new.file, target, was.status)
        except OSError as error:
            if error.errno in _TRY_IN_PLACE:
                raise CannotReplaceError from error
            raise
        _write_all(new.file, data, fs)
        fs.sync(new.file)
        written = stamp_of(data, fs.stat(new.file))
        new.give_name()
        _still(target, was.stamp, fs)
        new.become(target)
        fs.sync_folder(target.parent)
    return written


def write_in_place(target: Path, data: bytes, was: Current, fs: FileSystem) -> Stamp:
    """Write over the file's own bytes, with a copy of the old ones beside it where that can be.

    The old bytes are put back when it fails; their room on the disk is still theirs.
    """
    _still(target, was.stamp, fs)
    file = fs.open_existing(target)
    try:
        backup = _back_up(target, was.data, fs)
        try:
            _overwrite(file, data, fs)
            written = stamp_of(data, fs.stat(file))
        except OSError as error:
            try:
                _overwrite(file, was.data, fs)
            except OSError:
                kept = backup.name if backup else ""
                raise FailedError(
                    "half-written", backup=kept, error=error.strerror or ""
                ) from error
            _forget(backup, fs)
            raise
        _forget(backup, fs)
        return written
    finally:
        _close(file, fs)


def _overwrite(file: int, data: bytes, fs: FileSystem) -> None:
    fs.rewind(file)
    _write_all(file, data, fs)
    fs.truncate(file, len(data))
    fs.sync(file)


def _back_up(target: Path, old: bytes, fs: FileSystem) -> Path | None:
    """A copy beside the file, against a crash; None where the folder may not be written."""
    path = temporary_name(target.parent).with_suffix(BACKUP_SUFFIX)
    try:
        file = fs.open_new(path, 0o600)
    except OSError as error:
        if error.errno in _TRY_IN_PLACE or error.errno == errno.EROFS:
            return None
        raise
    try:
        _write_all(file, old, fs)
        fs.sync(file)
        fs.sync_folder(path.parent)
    except OSError:
        _forget(path, fs)
        raise
    finally:
        _close(file, fs)
    return path


def make(target: Path, data: bytes, fs: FileSystem) -> Stamp:
    """A new file that is complete when its name appears."""
    try:
        with _Temporary(target.parent, fs) as new:
            fs.set_usual_mode(new.file)
            _write_all(new.file, data, fs)
            fs.sync(new.file)
            written = stamp_of(data, fs.stat(new.file))
            new.appear_as(target)
            fs.sync_folder(target.parent)
    except FileExistsError:
        now = current(target, fs)
        raise ChangedError(now) from None
    return written


def rename_to_free_name(path: Path, target: Path, fs: FileSystem) -> None:
    """For disks without hard links (FAT): look first, then rename."""
    there = current(target, fs)
    if there is not None:
        raise ChangedError(there)
    fs.replace(path, target)


def put(target: Path, data: bytes, fs: FileSystem, *, private: bool = True) -> None:
    """Put a file of the program's own, whatever stood there, durably.

    A link stays one (settings may lie among somebody's dot files), and so do owner and mode. A new
    file is for this user alone, unless not ``private``.
    """
    target = fs.resolve(target)
    was = current(target, fs)
    with _Temporary(target.parent, fs) as new:
        if was is not None:
            fs.take_over(new.file, target, was.status)
        elif not private:
            fs.set_usual_mode(new.file)
        _write_all(new.file, data, fs)
        fs.sync(new.file)
        new.give_name()
        new.become(target)
        fs.sync_folder(target.parent)


def _still(target: Path, stamp: Stamp, fs: FileSystem) -> None:
    """Look once more just before the file is touched: writing the new one took its time.

    Raises:
        ChangedError: when it is not what it was.
    """
    now = current(target, fs)
    if now is None or now.stamp.sha256 != stamp.sha256:
        raise ChangedError(now)


def _write_all(file: int, data: bytes, fs: FileSystem) -> None:
    left = memoryview(data)
    while left:
        taken = fs.write(file, left)
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left = left[taken:]


def _close(file: int, fs: FileSystem) -> None:
    with suppress(OSError):  # it is synced: what close could tell is known
        fs.close(file)


def _forget(path: Path | None, fs: FileSystem) -> None:
    if path is not None:
        with suppress(OSError):
            fs.remove(path)


class _Temporary:
    """A new file in a folder, nameless where the system can do that, removed unless it was used.

    Nameless, because a crash then leaves nothing behind.
    """

    def __init__(self, folder: Path, fs: FileSystem) -> None:
        self._folder, self._fs = folder, fs
        self._name: Path | None = None
        try:
            self.file = fs.open_unnamed(folder)
        except OSError as error:
            if error.errno not in _NO_UNNAMED:
                raise
            self._name = temporary_name(folder)
            self.file = fs.open_new(self._name, 0o600)

    def __enter__(self) -> _Temporary:
        return self

    def __exit__(self, *_: object) -> None:
        _close(self.file, self._fs)
        _forget(self._name, self._fs)

    def give_name(self) -> None:
        """A name of its own, for a moment."""
        if self._name is None:
            name = temporary_name(self._folder)
            self._fs.name(self.file, name)
            self._name = name

    def become(self, target: Path) -> None:
        """Take the place of ``target``."""
        assert self._name is not None
        self._fs.replace(self._name, target)
        self._name = None

    def appear_as(self, target: Path) -> None:
        """Get the name ``target``, which must be free."""
        if self._name is None:
            self._fs.name(self.file, target)
            return
        try:
            self._fs.link(self._name, target)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            rename_to_free_name(self._name, target, self._fs)
            self._name = None
