"""Which of some files have changed on the disk; asked now and then, it never runs by itself."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

_Look: TypeAlias = tuple[int, int, int] | None


class FileWatcher:
    """Remembers how files looked when they were last asked about.

    It looks at size, time of change and identity alone; whether the bytes differ is for the caller
    to find out. Who saves a file says so with :meth:`seen`, and it is not reported.
    """

    def __init__(self) -> None:
        self._looks: dict[Path, _Look] = {}

    def changed(self, paths: Iterable[Path]) -> list[Path]:
        """Those of ``paths`` that look otherwise than the last time, appeared or vanished.

        A path that is asked about for the first time is not reported; one that is no longer asked
        about is forgotten.
        """
        now = {path: _look(path) for path in paths}
        found = [path for path, look in now.items() if self._looks.get(path, look) != look]
        self._looks = now
        return found

    def seen(self, path: Path) -> None:
        """What ``path`` looks like now is known."""
        if path in self._looks:
            self._looks[path] = _look(path)


def _look(path: Path) -> _Look:
    try:
        status = os.stat(path)  # noqa: PTH116 -- os.stat takes a third of the time of Path.stat
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
