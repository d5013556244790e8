"""The user's choices while the program runs: kept, saved, and told to whom they concern."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.i18n.catalog import Messages
from editor.i18n.locale import choose_language
from editor.site.resources import load_messages
from editor.site.settings import Settings, SettingsStore, with_recent
from editor.ui.looks import Looks
from editor.ui.theme.tokens import CONTRAST, Theme, effective_theme

log = logging.getLogger(__name__)

ZOOM = (-5, 20)
"""Fewest and most steps from the normal size of the text."""


class Preferences(QObject):
    """Theme, language, wrapping, size, recent sites and how the window was left.

    Signals:
        theme_changed(Theme), language_changed(Messages), word_wrap_changed(bool),
        zoom_changed(int): use it from now on. changed(): any of them.
    """

    theme_changed = Signal(object)
    language_changed = Signal(object)
    word_wrap_changed = Signal(bool)
    zoom_changed = Signal(int)
    changed = Signal()

    def __init__(self, store: SettingsStore, looks: Looks) -> None:
        super().__init__()
        self._store = store
        self._looks = looks
        self._settings = store.load()
        if store.set_aside is not None:
            log.warning("settings could not be read and were set aside: %s", store.set_aside)
        self._language = choose_language(self._settings.language, os.environ)
        self._theme = effective_theme(self._settings.theme)
        looks.apply_theme(self._theme)
        looks.apply_language(self._language)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_look_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_look_changed)

    @property
    def settings(self) -> Settings:
        """All choices as they stand."""
        return self._settings

    @property
    def messages(self) -> Messages:
        """The texts of the language that is spoken."""
        return load_messages(self._language)

    @property
    def language(self) -> str:
        """The language that is spoken: a choice, or the system's."""
        return self._language

    @property
    def theme(self) -> Theme:
        """The colours that are shown: a choice, or the system's."""
        return self._theme

    def set_theme(self, name: str) -> None:
        """Choose system, light, dark or contrast."""
        self.keep(theme=name)
        self._theme = effective_theme(name)
        self._looks.apply_theme(self._theme)
        self.theme_changed.emit(self._theme)
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Choose system, ja or en."""
        self.keep(language=language)
        self._language = choose_language(language, os.environ)
        self._looks.apply_language(self._language)
        self.language_changed.emit(self.messages)
        self.changed.emit()

    def toggle_word_wrap(self) -> None:
        """Wrap long lines, or not."""
        self.keep(word_wrap=not self._settings.word_wrap)
        self.word_wrap_changed.emit(self._settings.word_wrap)
        self.changed.emit()

    def set_zoom(self, steps: int) -> None:
        """The size of texts and preview, in steps from the normal one."""
        steps = max(ZOOM[0], min(ZOOM[1], steps))
        if steps != self._settings.zoom:
            self.keep(zoom=steps)
            self.zoom_changed.emit(steps)

    def add_recent(self, site: Path) -> None:
        """A site was opened."""
        self.keep(recent_sites=with_recent(self._settings, site))

    def last_time(self) -> list[Path]:
        """The site and the posts that were open when the program ended, as far as they exist."""
        recent = [Path(name) for name in self._settings.recent_sites[:1]]
        posts = [Path(name) for name in reversed(self._settings.open_posts)]
        return [path for path in (*recent, *posts) if path.exists()]

    def remember(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings, checked there
        """Take note of something; it is written with the next save."""
        self._settings = replace(self._settings, **changes)

    def keep(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings, checked there
        """Take note of something and write it down."""
        self.remember(**changes)
        self.save()

    def save(self) -> None:
        """Write everything down; a failure is logged and keeps nobody from working."""
        problem = self._store.save(self._settings)
        if problem is not None:
            log.warning("settings could not be saved: %s", problem)

    def _on_system_look_changed(self, _look: object) -> None:
        if self._settings.theme in ("system", CONTRAST):
            self.set_theme(self._settings.theme)
