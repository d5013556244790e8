"""The user's choices while the program runs: kept, saved, and told to whom they concern."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.session import PostSession
from editor.i18n.catalog import Messages
from editor.i18n.locale import choose_language
from editor.site.resources import load_messages
from editor.site.settings import Settings, SettingsStore, with_recent
from editor.ui.looks import Looks
from editor.ui.text.behaviours.catalog import TypingSettings
from editor.ui.theme.tokens import CONTRAST, Theme, effective_theme

log = logging.getLogger(__name__)

ZOOM = (-5, 20)
"""Fewest and most steps from the normal size of the text."""

TEXT_SIZE = 1.15
"""How much larger the text is than the interface: it is read and written for hours."""

TYPING = fields(TypingSettings)
"""Switches of the settings that are typing behaviours."""


class Preferences(QObject):
    """What the user has chosen, recent sites and how the window was left.

    Signals:
        theme_changed(Theme), language_changed(Messages), word_wrap_changed(bool),
        line_numbers_changed(bool), zoom_changed(int), text_font_changed(str, float: family and
            points), typing_changed(TypingSettings), journal_delay_changed(int: milliseconds),
            shortcuts_changed(Mapping): use it from now on.
        settings_changed(Settings): any of them. changed(): the same, and the look of the system.
    """

    theme_changed = Signal(object)
    language_changed = Signal(object)
    word_wrap_changed = Signal(bool)
    line_numbers_changed = Signal(bool)
    zoom_changed = Signal(int)
    text_font_changed = Signal(str, float)
    typing_changed = Signal(object)
    journal_delay_changed = Signal(int)
    shortcuts_changed = Signal(object)
    settings_changed = Signal(object)
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

    @property
    def text_font(self) -> tuple[str, float]:
        """Family (empty: the window's own) and size in points of the Markdown text."""
        return self._settings.text_font, QGuiApplication.font().pointSizeF() * TEXT_SIZE

    @property
    def typing(self) -> TypingSettings:
        """What typing does besides putting characters in."""
        return TypingSettings(**{part.name: getattr(self._settings, part.name) for part in TYPING})

    def set_theme(self, name: str) -> None:
        """Choose system, light, dark or contrast."""
        self.choose(theme=name)

    def set_language(self, language: str) -> None:
        """Choose system, ja or en."""
        self.choose(language=language)

    def toggle_word_wrap(self) -> None:
        """Wrap long lines, or not."""
        self.choose(word_wrap=not self._settings.word_wrap)

    def set_zoom(self, steps: int) -> None:
        """The size of texts and preview, in steps from the normal one."""
        self.choose(zoom=max(ZOOM[0], min(ZOOM[1], steps)))

    def choose(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings, checked there
        """Set something, write it down, and tell whom it concerns."""
        self.replace_all(replace(self._settings, **changes))

    def replace_all(self, settings: Settings) -> None:
        """Take other settings for the present ones; who is concerned by a difference is told."""
        before, self._settings = self._settings, settings
        if before == settings:
            return
        self.save()
        different = {
            part.name
            for part in fields(Settings)
            if getattr(before, part.name) != getattr(settings, part.name)
        }
        self._tell(different)
        self.settings_changed.emit(settings)
        self.changed.emit()

    def add_recent(self, site: Path) -> None:
        """A site was opened."""
        self.keep(recent_sites=with_recent(self._settings, site))

    def remember_posts(self, sessions: Iterable[PostSession], current: PostSession | None) -> None:
        """Take note of the posts that are open, the current one first."""
        found = [session for session in sessions if session.path is not None]
        found.sort(key=lambda session: session is not current)
        self.remember(open_posts=tuple(str(session.path) for session in found))

    def last_time(self) -> list[Path]:
        """The site and the posts that were open when the program ended, as far as they exist."""
        wanted = self._settings.reopen
        sites = self._settings.recent_sites[:1] if wanted != "nothing" else ()
        recent = [Path(name) for name in sites]
        names = self._settings.open_posts if wanted == "posts" else ()
        posts = [Path(name) for name in reversed(names)]
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

    def _tell(self, different: set[str]) -> None:
        settings = self._settings
        if "theme" in different:
            self._show_theme()
        if "language" in different:
            self._language = choose_language(settings.language, os.environ)
            self._looks.apply_language(self._language)
            self.language_changed.emit(self.messages)
        if "text_font" in different:
            self.text_font_changed.emit(*self.text_font)
        if different & {part.name for part in TYPING}:
            self.typing_changed.emit(self.typing)
        plain = (
            ("word_wrap", self.word_wrap_changed),
            ("line_numbers", self.line_numbers_changed),
            ("zoom", self.zoom_changed),
            ("journal_delay", self.journal_delay_changed),
            ("shortcuts", self.shortcuts_changed),
        )
        for name, signal in plain:
            if name in different:
                signal.emit(getattr(settings, name))

    def _show_theme(self) -> None:
        self._theme = effective_theme(self._settings.theme)
        self._looks.apply_theme(self._theme)
        self.theme_changed.emit(self._theme)

    def _on_system_look_changed(self, _look: object) -> None:
        if self._settings.theme in ("system", CONTRAST):
            self._show_theme()
            self.changed.emit()
