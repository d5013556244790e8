"""A line of the form: it keeps its caret when refreshed, and has the row's menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent
from PySide6.QtWidgets import QWidget

from editor.i18n.catalog import Messages
from editor.ui.form.caret import moved_caret
from editor.ui.form.edit_menu import edit_menu, open_at, row_actions
from editor.ui.image_data import has_files
from editor.ui.line import Line


class LineEdit(Line):
    """Line for a form.

    Signals:
        text_typed(): the user changed the text (typed, pasted, composed and committed).
    """

    text_typed = Signal()

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.textEdited.connect(self._on_text_edited)

    def show_text(self, text: str) -> None:
        """Take ``text`` from outside; the caret stays with the characters around it."""
        if text == self.text():
            return
        caret = moved_caret(self.text(), text, self.cursorPosition())
        focused = self.hasFocus()
        self.setText(text)
        self.setCursorPosition(caret if focused else 0)

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
