"""Where the user's own files go: settings, journal, cache."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

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


HOME = "GENKO_HOME"
"""The variable of the environment that names such a folder, wherever it lies."""


def user_dirs(environment: Mapping[str, str] = os.environ) -> UserDirs:
    """The folders the system intends; those below :func:`own_root` if there is one."""
    root = own_root(environment)
    if root is not None:
        return UserDirs(root / "config", root / "state", root / "cache")
    return UserDirs(
        platformdirs.user_config_path("genko", appauthor=False),
        platformdirs.user_state_path("genko", appauthor=False),
        platformdirs.user_cache_path("genko", appauthor=False),
    )


def own_root(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder that takes in all that is the user's, so that nothing is written elsewhere.

    It is named by ``GENKO_HOME`` or ``--portable``, or lies beside the installed program.
    """
    home = environment.get(HOME)
    if home:
        return Path(home)
    return portable_folder(Path(sys.executable)) if getattr(sys, "frozen", False) else None


def become_portable(folder: Path, environment: MutableMapping[str, str]) -> str | None:
    """Keep everything in ``folder`` from now on, also in processes to come.

    Gives what the system says where no file can be made there.
    """
    root = folder.absolute()
    try:
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=root):
            pass
    except OSError as error:
        return error.strerror or str(error)
    environment[HOME] = str(root)
    return None


def portable_folder(program: Path) -> Path | None:
    """The portable folder beside a program (on macOS beside its ``.app``), None without one."""
    app = next((parent for parent in program.parents if parent.suffix == ".app"), program)
    folder = app.parent / PORTABLE
    return folder if folder.is_dir() else None
