"""The settings while the program runs: mine and the site's, told to whom they concern."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.session import PostSession
from editor.i18n.catalog import Messages
from editor.i18n.locale import choose_language
from editor.site.resources import load_messages
from editor.site.settings import (
    Layers,
    Settings,
    SettingsStore,
    chosen_by_me,
    effective,
    with_recent,
    without_mine,
)
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
    """What counts of the user's choices and the site's, recent sites and how the window was left.

    Signals:
        theme_changed(Theme), language_changed(Messages), word_wrap_changed(bool),
        line_numbers_changed(bool), zoom_changed(int), text_font_changed(str, float: family and
            points), typing_changed(TypingSettings), journal_delay_changed(int: milliseconds),
            shortcuts_changed(Mapping), tab_width_changed(int), line_width_changed(int),
            preview_changed(): view, width or following: use it from now on.
        layers_changed(Layers): any of them, or where it comes from.
        changed(): what counts is another, or the look of the system.
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
    tab_width_changed = Signal(int)
    line_width_changed = Signal(int)
    preview_changed = Signal()
    layers_changed = Signal(object)
    changed = Signal()

    def __init__(self, store: SettingsStore, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._looks = looks
        self._layers = Layers(store.load())
        self._settings = self._layers.mine
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
        """All settings as they count."""
        return self._settings

    @property
    def layers(self) -> Layers:
        """My settings and the open site's."""
        return self._layers

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
        """Set something for me, write it down, and tell whom it concerns."""
        self.replace_all(chosen_by_me(self._layers, changes))

    def take_back(self, name: str) -> None:
        """Have no value of mine for a setting any more."""
        self.replace_all(without_mine(self._layers.mine, name))

    def replace_all(self, mine: Settings) -> None:
        """Take other settings of mine for the present ones; who is concerned is told."""
        before, self._layers = self._layers, Layers(mine, self._layers.site)
        if before.mine != mine:
            self.save()
        self._compare(before)

    def set_site(self, values: Mapping[str, object] | None) -> None:
        """Another site is open, or its settings are others; None: no site is open."""
        before, self._layers = self._layers, Layers(self._layers.mine, values)
        self._compare(before)

    def _compare(self, before: Layers) -> None:
        """Tell what has come of a change of the layers."""
        if before == self._layers:
            return
        was, self._settings = self._settings, effective(self._layers)
        different = {
            part.name
            for part in fields(Settings)
            if getattr(was, part.name) != getattr(self._settings, part.name)
        }
        self._tell(different)
        self.layers_changed.emit(self._layers)
        if different:
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
        """Take note of something that is no setting; it is written with the next save."""
        self._layers = replace(self._layers, mine=replace(self._layers.mine, **changes))
        self._settings = effective(self._layers)

    def keep(self, **changes: Any) -> None:  # noqa: ANN401 - fields of Settings, checked there
        """Take note of something and write it down."""
        self.remember(**changes)
        self.save()

    def save(self) -> None:
        """Write everything down; a failure is logged and keeps nobody from working."""
        problem = self._store.save(self._layers.mine)
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
            ("tab_width", self.tab_width_changed),
            ("line_width", self.line_width_changed),
        )
        for name, signal in plain:
            if name in different:
                signal.emit(getattr(settings, name))
        if different & {"preview_view", "preview_width", "preview_follow"}:
            self.preview_changed.emit()

    def _show_theme(self) -> None:
        self._theme = effective_theme(self._settings.theme)
        self._looks.apply_theme(self._theme)
        self.theme_changed.emit(self._theme)

    def _on_system_look_changed(self, _look: object) -> None:
        if self._settings.theme in ("system", CONTRAST):
            self._show_theme()
            self.changed.emit()
