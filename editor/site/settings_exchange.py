"""What a user has set, as a file to take to another machine: the choices alone, no paths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from editor.site.atomic import put
from editor.site.filesystem import REAL
from editor.site.setting_catalog import SETTINGS
from editor.site.settings import Settings, read_settings

CHOSEN: tuple[str, ...] = (*(info.id for info in SETTINGS), "shortcuts")
"""The fields of :class:`Settings` that are exchanged."""

_KIND = "genko-settings"


def exported(settings: Settings) -> str:
    """The choices as JSON, with a word that says what the file is."""
    chosen = {name: getattr(settings, name) for name in CHOSEN}
    return json.dumps({"kind": _KIND, **chosen}, ensure_ascii=False, indent=2) + "\n"


def imported(text: str, settings: Settings) -> Settings | None:
    """``settings`` with the choices of an exported file; None where the text is no such file.

    A choice that the file leaves out, or that is out of range, becomes the program's own.
    """
    try:
        data = json.loads(text)
    except ValueError:
        return None
    if not isinstance(data, Mapping) or data.get("kind") != _KIND:
        return None
    return _with_choices(settings, read_settings(data))


def unchosen(settings: Settings) -> Settings:
    """``settings`` with every choice as at the first start."""
    return _with_choices(settings, Settings())


def write_export(path: Path, settings: Settings) -> str | None:
    """Write the choices to ``path``; what the system said when that failed."""
    try:
        put(path, exported(settings).encode("utf-8"), REAL)
    except OSError as error:
        return error.strerror or str(error)
    return None


def read_import(path: Path, settings: Settings) -> Settings | None:
    """``settings`` with the choices of a file; None where it is no file of settings."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return imported(text, settings)


def _with_choices(settings: Settings, other: Settings) -> Settings:
    return replace(settings, **{name: getattr(other, name) for name in CHOSEN})
