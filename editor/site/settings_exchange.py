"""What a user has chosen, as a file to take to another machine: the choices alone, no paths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from editor.site.atomic import put
from editor.site.filesystem import REAL
from editor.site.setting_catalog import SETTINGS, Scope
from editor.site.settings import Settings, read_settings, read_value

CHOSEN: tuple[str, ...] = (
    *(info.id for info in SETTINGS if info.scope is not Scope.SITE),
    "shortcuts",
    "own",
)
"""The fields of :class:`Settings` that are exchanged: what I have chosen.

Nothing of this machine is: neither how the window was left, nor sites, nor whom I trust.
"""

_KIND = "genko-settings"
_VERSION = 1
"""The form of the file; a higher one may mean by the same words something else."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Settings with the choices of a file. ``left_out``: names in it that could not be used."""

    settings: Settings
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file was not taken: the message ``settings.<reason>``; nothing has changed."""

    reason: str
    args: Mapping[str, str | int] = field(default_factory=dict)


def exported(settings: Settings) -> str:
    """The choices as JSON, with a word that says what the file is."""
    chosen = {name: getattr(settings, name) for name in CHOSEN}
    data = {"kind": _KIND, "version": _VERSION, **chosen}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def imported(text: str, settings: Settings) -> Imported | Unusable:
    """``settings`` with the choices of an exported file.

    A choice that the file leaves out, or that is out of range, becomes the program's own.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Unusable("no-import")
    if not isinstance(data, Mapping) or data.get("kind") != _KIND:
        return Unusable("no-import")
    version = data.get("version", _VERSION)
    if not isinstance(version, int) or version > _VERSION:
        return Unusable("newer-import", {"version": str(version)})
    names = [str(name) for name in data if name not in ("kind", "version")]
    left_out = [n for n in names if n not in CHOSEN or read_value(n, data[n]) is None]
    return Imported(_with_choices(settings, read_settings(data)), tuple(left_out))


def unchosen(settings: Settings) -> Settings:
    """``settings`` with every choice as at the first start."""
    return _with_choices(settings, Settings())


def write_export(path: Path, settings: Settings) -> str | None:
    """Write the choices to ``path``; what the system said when that failed."""
    try:
        put(path, exported(settings).encode("utf-8"), REAL, private=False)
    except OSError as error:
        return error.strerror or str(error)
    return None


def read_import(path: Path, settings: Settings) -> Imported | Unusable:
    """``settings`` with the choices of a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return Unusable("unreadable-import", {"reason": error.strerror or str(error)})
    except ValueError:
        return Unusable("no-import")
    return imported(text, settings)


def _with_choices(settings: Settings, other: Settings) -> Settings:
    return replace(settings, **{name: getattr(other, name) for name in CHOSEN})
