"""A line of text that knows when an input method composes and keeps its caret when refreshed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.i18n.catalog import Messages
from editor.ui.composition import Composition
from editor.ui.form.caret import moved_caret
from editor.ui.form.edit_menu import edit_menu, open_at, row_actions
from editor.ui.form.line_words import select_word, word_key
from editor.ui.image_data import has_files

HELD_WHILE_COMPOSING = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Comma,
    }
)
"""Keys that belong to the input method while it composes. Most eat them; some let them through."""


def is_held(event: QEvent) -> bool:
    """Whether an event is a key that an input method has to itself while it composes."""
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and Qt.Key(event.key()) in HELD_WHILE_COMPOSING
    )


class LineEdit(QLineEdit):
    """QLineEdit for a form.

    Signals:
        text_typed(): the user changed the text (typed, pasted, composed and committed).
        composition_ended(): the input method is done, with or without a commit.
    """

    text_typed = Signal()
    composition_ended = Signal()

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._composition = Composition(self)
        self.textEdited.connect(self._on_text_edited)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing here."""
        return bool(self._composition.preedit)

    def finish_composition(self) -> None:
        """Take in what is being composed."""
        self._composition.finish()

    def show_text(self, text: str) -> None:
        """Take ``text`` from outside; the caret stays with the characters around it."""
        if text == self.text():
            return
        caret = moved_caret(self.text(), text, self.cursorPosition())
        focused = self.hasFocus()
        self.setText(text)
        self.setCursorPosition(caret if focused else 0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether there is a preedit."""
        was_composing = self.composing
        self._composition.note(event)
        super().inputMethodEvent(event)
        if was_composing and not self.composing:
            self.composition_ended.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Tab, which Qt takes for a change of focus before it is a key of the field."""
        if self.composing and is_held(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends what is being composed, where it stands."""
        self._composition.finish()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys from the field that belong to the input method."""
        if self.composing and is_held(event):
            event.accept()
            return
        if not word_key(self, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; Qt hears of it for the sake of a third click."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            select_word(self, event.position().toPoint())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is being composed stays."""
        self._composition.left()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file's address is no text: files are for who stands around the line, or the window."""
        if has_files(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu in the window's language, with the row's actions (a widget may have some)."""
        menu = edit_menu(self, self._messages, row_actions(self))
        open_at(menu, event.globalPos())

    def _on_text_edited(self, _: str) -> None:
        self.text_typed.emit()
