"""The system goes dark, or asks for contrast, while the program runs."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from editor.ui.theme import tokens


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


@pytest.fixture
def system(monkeypatch) -> SimpleNamespace:
    """What the system prefers; the offscreen platform has no say in it."""
    look = SimpleNamespace(scheme=Qt.ColorScheme.Light, contrast=Qt.ContrastPreference.NoPreference)
    hints = SimpleNamespace(
        colorScheme=lambda: look.scheme,
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: look.contrast),
    )
    monkeypatch.setattr(tokens, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    return look


def _lightness(shell) -> int:
    return shell.window.palette().color(QPalette.ColorRole.Window).lightness()


def test_the_window_follows(with_post, system):
    assert with_post._preferences.theme.name == "light"
    light = _lightness(with_post)
    system.scheme = Qt.ColorScheme.Dark
    QGuiApplication.styleHints().colorSchemeChanged.emit(system.scheme)
    assert with_post._preferences.theme.name == "dark"
    assert _lightness(with_post) < 80 < light
    assert with_post._panes.preview._state.theme.name == "dark"
    system.contrast = Qt.ContrastPreference.HighContrast
    hints = QGuiApplication.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(system.contrast)
    assert with_post._preferences.theme.name == "contrast_dark"


def test_who_has_chosen_a_theme_keeps_it(with_post, system):
    with_post._preferences.set_theme("light")
    light = _lightness(with_post)
    system.scheme = Qt.ColorScheme.Dark
    QGuiApplication.styleHints().colorSchemeChanged.emit(system.scheme)
    assert with_post._preferences.theme.name == "light"
    assert _lightness(with_post) == light
