"""What a run has looked at on the disk, and whether it still looks the same."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SETTLED_AFTER = 2_000_000_000
"""Nanoseconds: what was changed less than this before a run began may change again unseen."""
_BESIDE = (
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "Gemfile",
    "Gemfile.lock",
    ".textlintrc",
    ".textlintrc.json",
    ".textlintrc.yml",
    ".textlintrc.yaml",
    ".textlintrc.js",
)
"""Files of a site that say how it is read or checked, besides those in ``_genko`` and its code."""

Stamp = tuple[str, int | None, int]
"""A path, its time in nanoseconds (None: it is not there) and its size (0 for a folder)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A site as a run saw it.

    ``files`` are those that were read, as they were then; ``folders`` those that were listed, below
    ``root``; ``asked`` the paths below it that were asked for. ``until`` is the moment (seconds
    since 1970) from which the site is another without a change, None if there is none.
    """

    root: Path
    files: tuple[Stamp, ...]
    folders: tuple[str, ...]
    asked: tuple[str, ...] = ()
    until: float | None = None


def stamps_of(seen: Seen, began_ns: int) -> list[Stamp] | None:
    """How all that was seen looks; None where some of it changed since a run began, or just before.

    ``began_ns`` is the moment at which the run began, in nanoseconds since 1970.
    """
    root = str(seen.root)
    beside = {f"{root}/{name}" for name in _BESIDE}
    beside.update(_below(f"{root}/_genko"))
    beside |= {f"{root}/{name}" if name else root for name in seen.folders}
    for path in seen.asked:
        # What appears or vanishes changes its folder; where that is missing too, the one above.
        folder = f"{root}/{path.lstrip('/')}".rpartition("/")[0]
        while len(folder) > len(root) and folder not in beside:
            beside.add(folder)
            folder = folder.rpartition("/")[0]
    stamps = [*seen.files, *map(stamp_of, sorted(beside))]
    young = began_ns - SETTLED_AFTER
    return None if any(when is not None and when > young for _, when, _ in stamps) else stamps


def unchanged(stamps: Iterable[Stamp], until: float | None) -> bool:
    """Whether all of it looks the same still."""
    if until is not None and time.time() >= until:
        return False
    return all(stamp_of(path) == (path, when, size) for path, when, size in stamps)


def _below(folder: str) -> Iterable[str]:
    yield folder
    try:
        with os.scandir(folder) as entries:
            yield from (entry.path for entry in entries)
    except OSError:
        return


def stamp_of(path: str) -> Stamp:
    """How a path looks now."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):  # ValueError: what no path can be
        return path, None, 0
    # The size of a folder is the file system's own business.
    return path, status.st_mtime_ns, 0 if _is_folder(status) else status.st_size


def _is_folder(status: os.stat_result) -> bool:
    return status.st_mode & 0o170000 == 0o040000
