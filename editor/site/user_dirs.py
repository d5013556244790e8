"""Where the user's own files go: settings, journal, cache."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class UserDirs:
    """Folders of this user; they need not exist yet.

    ``config``: settings. ``state``: the journal of unsaved text, versions, window state. ``cache``:
    what can be made anew.
    """

    config: Path
    state: Path
    cache: Path


PORTABLE = "genko-portable"
"""The folder beside an installed program that makes it portable: it holds all of the user's."""


def user_dirs(environment: Mapping[str, str] = os.environ) -> UserDirs:
    """The folders the system intends; those below ``GENKO_HOME`` or the portable folder if any."""
    home = environment.get("GENKO_HOME")
    bundle = Path(sys.executable) if getattr(sys, "frozen", False) else None
    root = Path(home) if home else portable_folder(bundle) if bundle is not None else None
    if root is not None:
        return UserDirs(root / "config", root / "state", root / "cache")
    return UserDirs(
        platformdirs.user_config_path("genko", appauthor=False),
        platformdirs.user_state_path("genko", appauthor=False),
        platformdirs.user_cache_path("genko", appauthor=False),
    )


def portable_folder(program: Path) -> Path | None:
    """The portable folder beside a program (on macOS beside its ``.app``), None without one."""
    app = next((parent for parent in program.parents if parent.suffix == ".app"), program)
    folder = app.parent / PORTABLE
    return folder if folder.is_dir() else None
