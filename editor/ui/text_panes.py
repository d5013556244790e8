"""A text pane for a post, made as the user wants texts to look, and following when that changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editor.app.session import PostSession
from editor.ui.actions import Actions
from editor.ui.preferences import Preferences
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.pane import TextPane


def make_text_pane(
    session: PostSession,
    buffer: QtBuffer,
    preferences: Preferences,
    actions: Actions,
    window: QWidget,
) -> TextPane:
    """The pane of ``session``, whose buffer is ``buffer``; that is given up with the pane."""
    pane = TextPane(preferences.messages, preferences.theme, window)
    pane.set_font(*preferences.text_font)
    pane.set_session(session, buffer)
    pane.set_context_actions(actions.context_actions())
    pane.set_word_wrap(preferences.settings.word_wrap)
    pane.set_line_numbers(preferences.settings.line_numbers)
    pane.set_typing(preferences.typing)
    pane.view.set_tab_width(preferences.settings.tab_width)
    pane.view.set_line_width(preferences.settings.line_width)
    pane.set_zoom(preferences.settings.zoom)
    pane.destroyed.connect(buffer.close)
    pane.zoom_changed.connect(preferences.set_zoom)
    preferences.theme_changed.connect(pane.apply_theme)
    preferences.language_changed.connect(pane.retranslate)
    preferences.word_wrap_changed.connect(pane.set_word_wrap)
    preferences.line_numbers_changed.connect(pane.set_line_numbers)
    preferences.typing_changed.connect(pane.set_typing)
    preferences.text_font_changed.connect(pane.set_font)
    preferences.zoom_changed.connect(pane.set_zoom)
    preferences.tab_width_changed.connect(pane.view.set_tab_width)
    preferences.line_width_changed.connect(pane.view.set_line_width)
    return pane
