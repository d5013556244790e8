"""Where the user's own files go: settings, journal, cache."""

from __future__ import annotations

import os
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


def user_dirs(environment: Mapping[str, str] = os.environ) -> UserDirs:
    """The folders the system intends; where ``GENKO_HOME`` is set (portable, tests), below it."""
    home = environment.get("GENKO_HOME")
    if home:
        root = Path(home)
        return UserDirs(root / "config", root / "state", root / "cache")
    return UserDirs(
        platformdirs.user_config_path("genko", appauthor=False),
        platformdirs.user_state_path("genko", appauthor=False),
        platformdirs.user_cache_path("genko", appauthor=False),
    )
