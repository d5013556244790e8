"""A text of some length: grows with it, counts it, keeps it one paragraph unless asked."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.form_counts import text_gauge
from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.core.header.values import Value
from editor.ui.form.context import FormContext
from editor.ui.form.text_edit import TextEdit
from editor.ui.form.widgets.base import FieldWidget

_LINES = (2, 6)


def joined_lines(text: str) -> str:
    """``text`` in one line; no blank comes between two characters of a script without them."""
    result = ""
    for line in (part.strip() for part in text.split("\n")):
        if result and line and not (_is_wide(result[-1]) and _is_wide(line[0])):
            result += " "
        result += line
    return result


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


class ParagraphEdit(TextEdit):
    """Enter ends the input unless the text has lines already; Shift+Enter makes a line.

    An excerpt that was given a line end by accident would stand as an escape in the file.
    """

    has_lines = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means "done" in a text of one paragraph."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if enter and not self.composing:
            if shift or self.has_lines:
                self.insertPlainText("\n")
            else:
                self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text comes in one paragraph where the text is one."""
        if source.hasText():
            text = source.text()
            self.insertPlainText(text if self.has_lines else joined_lines(text))


class MultilineField(FieldWidget):
    """Excerpt, description and the like."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.edit = ParagraphEdit(context.messages, _LINES, self)
        self.edit.setObjectName(f"form.{row.key}")
        self.edit.text_typed.connect(self._on_text_typed)
        self.edit.composition_ended.connect(self._on_composition_ended)
        self.edit.left.connect(self._on_left)
        self.keys.watch(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.refresh()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in it."""
        return self.edit.composing

    def inputs(self) -> list[QWidget]:
        """The text."""
        return [self.edit]

    def parsed(self) -> str:
        """The text as it is written."""
        text = self.edit.text().strip()
        # A block scalar ends in a line end of its own; taking it away would rewrite the block.
        kept = self.row.text[len(self.row.text.rstrip("\n")) :]
        return text + kept if text else text

    def value(self) -> Value:
        """The row's value for the text."""
        return self.parsed()

    def change(self) -> Change | None:
        """The text, where it is another. A blank field makes no key of itself."""
        text = self.parsed()
        if text.strip() == self.row.text.strip() or (not self.row.present and not text):
            return None
        return SetValue(self.value())

    def refresh(self) -> None:
        """Show the value; while the user is in it, blanks that are being typed are left alone."""
        shown = self.row.text.rstrip("\n")
        self.edit.has_lines = "\n" in shown or self.row.style in {"literal", "folded"}
        if not (self.edit.hasFocus() and self.edit.text().strip() == shown.strip()):
            self.edit.show_text(shown)
        self._gauge()

    def _gauge(self) -> None:
        self.gauged.emit(text_gauge(self.edit.text(), self.row.field))

    def _on_text_typed(self) -> None:
        self._gauge()
        self.note_typed()

    def _on_composition_ended(self) -> None:
        if self.pending:
            self.typed.emit()
        else:
            self.refresh()

    def _on_left(self) -> None:
        if self.pending:
            self.finished.emit()
