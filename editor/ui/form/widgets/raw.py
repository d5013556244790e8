"""The YAML of a value, for everything that no other field can show."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.form_edit import Change, SetRaw
from editor.app.form_model import Row
from editor.ui.form.context import FormContext
from editor.ui.form.text_edit import TextEdit
from editor.ui.form.widgets.base import FieldWidget

_LINES = (1, 10)


class RawField(FieldWidget):
    """The source of one value. It is taken when the field is left; until then it may be no YAML."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.edit = TextEdit(context.messages, _LINES, self)
        self.edit.setObjectName(f"form.{row.key}")
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.text_typed.connect(self.note_waiting)
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

    def change(self) -> Change | None:
        """The YAML, where it is another."""
        text = self.edit.text().rstrip()
        if text == self.row.raw.rstrip() or (not self.row.present and not text):
            return None
        return SetRaw(text)

    def refresh(self) -> None:
        """Show the source as it stands."""
        if self.edit.text().rstrip() != self.row.raw.rstrip():
            self.edit.show_text(self.row.raw)

    def _on_composition_ended(self) -> None:
        if not self.pending:
            self.refresh()

    def _on_left(self) -> None:
        if self.pending:
            self.finished.emit()
