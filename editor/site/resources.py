"""The program's own files: message tables, presets, themes, icons, sample site."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import editor
from editor.i18n.catalog import Messages, flatten


@cache
def resources_dir() -> Path:
    """The folder of the program's own files.

    In a wheel and in a frozen bundle it lies inside the package (``editor/_resources``), in a
    checkout beside it.

    Raises:
        FileNotFoundError: when neither is there: the installation is broken.
    """
    package = Path(editor.__file__).resolve().parent
    for folder in (package / "_resources", package.parent / "resources"):
        if (folder / "messages").is_dir():
            return folder
    raise FileNotFoundError(f"resources not found beside {package}")


@cache
def load_messages(language: str) -> Messages:
    """The message tables of one language, all areas in one."""
    table: dict[str, str] = {}
    for file in sorted((resources_dir() / "messages" / language).glob("*.toml")):
        table.update(flatten(tomllib.loads(file.read_text(encoding="utf-8"))))
    return Messages(language, table)
