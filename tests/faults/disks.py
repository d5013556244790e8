"""Disks that fail: one call, all from one on, or a power cut that forgets what was not synced."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.site.filesystem import RealFileSystem

CALLS = frozenset(name for name in vars(RealFileSystem) if not name.startswith("_"))


class FailingDisk(RealFileSystem):
    """The real system, whose call number ``at`` fails with ``error`` (and all later, if ``on``)."""

    def __init__(self, at: int, error: int, *, on: bool = False, unnamed: bool = True) -> None:
        self.at, self.error, self.on, self.unnamed = at, error, on, unnamed
        self.calls: list[str] = []
        self.failed: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        return self._watched(name, found) if name in CALLS else found

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any) -> Any:
            self.calls.append(name)
            if name == "open_unnamed" and not self.unnamed:
                raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
            number = len(self.calls)
            if number == self.at or (self.on and number > self.at):
                self.failed.append(name)
                if name == "close":
                    call(*args)
                if name == "write":
                    # As a full disk does: a part goes, the rest does not.
                    call(args[0], args[1][: len(args[1]) // 2])
                raise OSError(self.error, os.strerror(self.error))
            return call(*args)

        return watched


@dataclass
class _File:
    """A file in memory: as programs see it, and as it would be found after a power cut."""

    now: bytearray = field(default_factory=bytearray)
    synced: bytes | None = None  # None: the disk never got any of it
    place: int = 0
    links: int = 0


class Disk:
    """A disk in memory that keeps nothing but what was synced; remembers its state at each call."""

    def __init__(self, files: dict[Path, bytes], *, unnamed: bool = True) -> None:
        self.names: dict[Path, _File] = {}
        for path, data in files.items():
            self.names[path] = _File(bytearray(data), data, links=1)
        self.kept = dict(self.names)
        self.unnamed = unnamed
        self.handles: dict[int, _File] = {}
        self.moments: list[tuple[str, Disk]] = []

    def hard_link(self, path: Path, other: Path) -> None:
        """Set the stage: a second name."""
        self.names[other] = self.kept[other] = self.names[path]
        self.names[path].links += 1

    def after_power_cut(self) -> Iterator[dict[Path, bytes]]:
        """What may be found: names as synced or as they were, unsynced bytes lost or half there."""
        for names in (self.kept, self.names):
            for lost in (
                lambda file: b"\0" * len(file.now),
                lambda file: bytes(file.now[: len(file.now) // 2]),
            ):
                yield {
                    path: file.synced
                    if file.synced is not None and bytes(file.now) == file.synced
                    else lost(file)
                    for path, file in names.items()
                }

    def _told(self, call: str) -> None:
        moments, self.moments = self.moments, []
        moments.append((call, deepcopy(self)))
        self.moments = moments

    def resolve(self, path: Path) -> Path:
        return path

    def read(self, path: Path) -> tuple[bytes, os.stat_result]:
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "none", str(path))
        file = self.names[path]
        return bytes(file.now), self._status(file)

    def _status(self, file: _File) -> os.stat_result:
        return os.stat_result((0o100644, id(file), 1, file.links, 0, 0, len(file.now), 0, 0, 0))

    def may_write(self, path: Path) -> bool:
        return True

    def open_unnamed(self, folder: Path) -> int:
        if not self.unnamed:
            raise OSError(errno.EOPNOTSUPP, "none")
        return self._handle(_File())

    def open_new(self, path: Path, mode: int) -> int:
        if path in self.names:
            raise FileExistsError(errno.EEXIST, "there", str(path))
        self.names[path] = _File(links=1)
        self._told("open_new")
        return self._handle(self.names[path])

    def open_existing(self, path: Path) -> int:
        return self._handle(self.names[path])

    def _handle(self, file: _File) -> int:
        number = len(self.handles) + 100
        self.handles[number] = file
        return number

    def write(self, file: int, data: memoryview) -> int:
        there = self.handles[file]
        part = bytes(data[: max(1, len(data) // 2)])  # short, as a system may be
        there.now[there.place : there.place + len(part)] = part
        there.place += len(part)
        self._told("write")
        return len(part)

    def rewind(self, file: int) -> None:
        self.handles[file].place = 0

    def truncate(self, file: int, size: int) -> None:
        del self.handles[file].now[size:]
        self._told("truncate")

    def sync(self, file: int) -> None:
        self.handles[file].synced = bytes(self.handles[file].now)
        self._told("sync")

    def stat(self, file: int) -> os.stat_result:
        return self._status(self.handles[file])

    def close(self, file: int) -> None:
        del self.handles[file]

    def take_over(self, file: int, like: Path, status: os.stat_result) -> None:
        pass

    def set_usual_mode(self, file: int) -> None:
        pass

    def name(self, file: int, path: Path) -> None:
        if path in self.names:
            raise FileExistsError(errno.EEXIST, "there", str(path))
        self.names[path] = self.handles[file]
        self.handles[file].links += 1
        self._told("name")

    def link(self, source: Path, target: Path) -> None:
        if target in self.names:
            raise FileExistsError(errno.EEXIST, "there", str(target))
        self.names[target] = self.names[source]
        self.names[source].links += 1
        self._told("link")

    def replace(self, source: Path, target: Path) -> None:
        self.names[target] = self.names.pop(source)
        self._told("replace")

    def remove(self, path: Path) -> None:
        self.names.pop(path).links -= 1
        self._told("remove")

    def sync_folder(self, folder: Path) -> None:
        self.kept = {p: f for p, f in self.kept.items() if p.parent != folder}
        self.kept |= {p: f for p, f in self.names.items() if p.parent == folder}
        self._told("sync_folder")

    def make_folder(self, folder: Path) -> None:
        pass
