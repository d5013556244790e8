"""A line of text, with a counter where the schema counts."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.app.form_counts import text_gauge
from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.core.header.values import Value
from editor.ui.form.context import FormContext
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.widgets.base import FieldWidget


class TextField(FieldWidget):
    """One line; blanks around it are not written."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.edit = self.make_edit()
        self.edit.setObjectName(f"form.{row.key}")
        self.edit.text_typed.connect(self._on_text_typed)
        self.edit.composition_ended.connect(self._on_composition_ended)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.keys.watch(self.edit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit, 1)
        self.refresh()

    def make_edit(self) -> LineEdit:
        """The input; other fields of one line have their own."""
        return LineEdit(self.context.messages, self)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in it."""
        return self.edit.composing

    def inputs(self) -> list[QWidget]:
        """The line."""
        return [self.edit]

    def parsed(self) -> str:
        """The text as it is written: without blanks at its ends and without line ends."""
        return " ".join(self.edit.text().split("\n")).strip()

    def value(self) -> Value:
        """The row's value for the text; other fields of one line have other values."""
        return self.parsed()

    def change(self) -> Change | None:
        """The text, where it is another. A blank field makes no key of itself."""
        text = self.parsed()
        if text == self.row.text.strip() or (not self.row.present and not text):
            return None
        return SetValue(self.value())

    def refresh(self) -> None:
        """Show the value; while the user is in it, blanks that are being typed are left alone."""
        if not (self.edit.hasFocus() and self.parsed() == self.row.text):
            self.edit.show_text(self.row.text)
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

    def _on_editing_finished(self) -> None:
        if self.pending:
            self.finished.emit()
