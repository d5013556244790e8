"""The few calls with which files are written: a seam, so that tests can fail each or cut the power.

Everything raises OSError as the system does. Descriptors are plain numbers.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

TEMPORARY_PREFIX, TEMPORARY_SUFFIX, BACKUP_SUFFIX = ".~", ".tmp", ".bak"
"""How the files are called that stand beside a post for a moment while it is saved."""

_NEW = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_EXISTING = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


class FileSystem(Protocol):
    """What saving needs of the system."""

    def resolve(self, path: Path) -> Path:
        """The file behind symbolic links; it need not exist."""
        ...

    def read(self, path: Path) -> tuple[bytes, os.stat_result]:
        """A file's bytes, and what the system says of the very file that was read."""
        ...

    def may_write(self, path: Path) -> bool:
        """Whether this user may write to a file, or make files in a folder."""
        ...

    def open_unnamed(self, folder: Path) -> int:
        """A new file on the folder's disk that has no name and is gone when it gets none."""
        ...

    def open_new(self, path: Path, mode: int) -> int:
        """A new file; an existing one of that name is an error."""
        ...

    def open_existing(self, path: Path) -> int:
        """An existing file, for writing over it."""
        ...

    def write(self, file: int, data: memoryview) -> int:
        """Write a part of ``data`` at the file's place; how many bytes were taken."""
        ...

    def rewind(self, file: int) -> None:
        """Go to the file's start."""
        ...

    def truncate(self, file: int, size: int) -> None:
        """Cut the file to ``size`` bytes."""
        ...

    def sync(self, file: int) -> None:
        """Wait until the file's bytes are on the disk."""
        ...

    def stat(self, file: int) -> os.stat_result:
        """What the system says of an open file."""
        ...

    def close(self, file: int) -> None:
        """Close a file."""
        ...

    def take_over(self, file: int, like: Path, status: os.stat_result) -> None:
        """Give a new file the owner, group, extended attributes and mode of ``like``."""
        ...

    def set_usual_mode(self, file: int) -> None:
        """Give a new file the mode that the user's umask asks for."""
        ...

    def name(self, file: int, path: Path) -> None:
        """Give an unnamed file a name; an existing one of that name is an error."""
        ...

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file; an existing one of that name is an error."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Rename, in the place of what has that name now."""
        ...

    def remove(self, path: Path) -> None:
        """Take a name away."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Wait until the folder's names are on the disk, where the system can do that."""
        ...

    def make_folder(self, folder: Path) -> None:
        """Make one folder; that it exists is no error, that its parent is missing is one."""
        ...


class RealFileSystem:
    """The system's own calls."""

    def resolve(self, path: Path) -> Path:
        """The file behind symbolic links."""
        try:
            return path.resolve()
        except RuntimeError as error:  # a loop of links, as pathlib tells it before Python 3.13
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error

    def read(self, path: Path) -> tuple[bytes, os.stat_result]:
        """A file's bytes and status."""
        with path.open("rb") as file:
            data = file.read()
            return data, os.fstat(file.fileno())

    def may_write(self, path: Path) -> bool:
        """By the rights of the effective user where the system can tell."""
        effective = os.access in os.supports_effective_ids
        return os.access(path, os.W_OK, effective_ids=effective)

    def open_unnamed(self, folder: Path) -> int:
        """O_TMPFILE, where the system has it and can give the file a name later."""
        if sys.platform != "linux" or not Path("/proc/self/fd").is_dir():
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
        return os.open(folder, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)

    def open_new(self, path: Path, mode: int) -> int:
        """O_CREAT and O_EXCL."""
        return os.open(path, _NEW, mode)

    def open_existing(self, path: Path) -> int:
        """O_RDWR, without cutting the file."""
        return os.open(path, _EXISTING)

    def write(self, file: int, data: memoryview) -> int:
        """One write, which may be short."""
        return os.write(file, data)

    def rewind(self, file: int) -> None:
        """Seek to the start."""
        os.lseek(file, 0, os.SEEK_SET)

    def truncate(self, file: int, size: int) -> None:
        """Cut by descriptor."""
        os.ftruncate(file, size)

    def sync(self, file: int) -> None:
        """Wait for the disk; on macOS fsync alone does not reach the platter."""
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 -- Windows has no such module

            with suppress(OSError):
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
                return
        os.fsync(file)

    def stat(self, file: int) -> os.stat_result:
        """Status by descriptor."""
        return os.fstat(file)

    def close(self, file: int) -> None:
        """Close the descriptor."""
        os.close(file)

    def take_over(self, file: int, like: Path, status: os.stat_result) -> None:
        """Owner first (a change of owner clears bits of the mode), then attributes, then mode."""
        if sys.platform == "win32":
            return
        mine = os.fstat(file)
        if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(file, status.st_uid, status.st_gid)
        if sys.platform == "linux":
            _copy_attributes(file, like)
        os.fchmod(file, status.st_mode & 0o7777)

    def set_usual_mode(self, file: int) -> None:
        """0666 without the umask's bits."""
        if sys.platform != "win32":
            os.fchmod(file, 0o666 & ~_umask())

    def name(self, file: int, path: Path) -> None:
        """Linkat through /proc, as open(2) advises.

        A folder's descriptor is given (and not used, the path being absolute) because Python calls
        linkat, which follows the link, only then.
        """
        os.link(f"/proc/self/fd/{file}", path, src_dir_fd=file, follow_symlinks=True)

    def link(self, source: Path, target: Path) -> None:
        """A hard link."""
        os.link(source, target, follow_symlinks=False)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over what is there."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Unlink."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Fsync of a folder; Windows and some file systems have none."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """One level."""
        folder.mkdir(exist_ok=True)


def _copy_attributes(file: int, like: Path) -> None:
    """Extended attributes, which are also where access lists live.

    Those of security modules are given by the system and need not be set by us.
    """
    if sys.platform != "linux":
        return
    try:
        names = os.listxattr(like)
    except OSError as error:
        if error.errno in {errno.ENOTSUP, errno.ENOSYS}:
            return
        raise
    for name in names:
        try:
            os.setxattr(file, name, os.getxattr(like, name))
        except OSError:
            if not name.startswith(("security.", "trusted.")):
                raise


def _umask() -> int:
    """The user's umask, which the system tells only by setting it (or, on Linux, in a file)."""
    with suppress(OSError, ValueError), Path("/proc/self/status").open(encoding="ascii") as status:
        for line in status:
            if line.startswith("Umask:"):
                return int(line.split()[1], 8)
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def temporary_name(folder: Path) -> Path:
    """A short name of our own in ``folder``: a long one could go beyond the system's limit."""
    return folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(4)}{TEMPORARY_SUFFIX}"


REAL: FileSystem = RealFileSystem()
"""The system itself."""
