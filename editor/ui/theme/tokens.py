"""Themes as data: named colour tokens, read from resources/themes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from editor.site.resources import resources_dir

SPACE = 8
"""The grid of the design in device-independent pixels; halves and multiples of it are used."""

RADIUS = 6
"""Corner radius of controls."""

CONTRAST = "contrast"
"""The setting for high contrast; on white or on black as the system is light or dark."""

THEMES = ("light", "dark", "contrast_light", "contrast_dark")
"""The files of resources/themes."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, by token."""

    name: str
    dark: bool
    colors: Mapping[str, str]

    def hex(self, token: str) -> str:
        """The colour of ``token`` as ``#rrggbb``.

        Raises:
            KeyError: for a token that no theme has: a programming error.
        """
        return self.colors[token]

    def color(self, token: str) -> QColor:
        """The colour of ``token``."""
        return QColor(self.colors[token])


@cache
def load_theme(name: str) -> Theme:
    """The theme of a file of resources/themes; a token may name a colour of ``[base]``."""
    data = tomllib.loads((resources_dir() / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    base: dict[str, str] = data["base"]
    colors = {token: base.get(value, value) for token, value in data["tokens"].items()}
    return Theme(data["name"], data["dark"], colors)


def effective_theme(setting: str) -> Theme:
    """The theme for a setting: light, dark, high contrast, or what the system prefers now."""
    if setting in THEMES:
        return load_theme(setting)
    hints = QGuiApplication.styleHints()
    shade = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    wanted = hints.accessibility().contrastPreference()
    if setting == CONTRAST or wanted == Qt.ContrastPreference.HighContrast:
        return load_theme(f"contrast_{shade}")
    return load_theme(shade)
