"""Yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.ui.form.context import FormContext
from editor.ui.form.widgets.base import FieldWidget


class BooleanField(FieldWidget):
    """A check box that says in words what it means; an absent key is neither."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.box = QCheckBox(self)
        self.box.setObjectName(f"form.{row.key}")
        self.box.clicked.connect(self._on_clicked)
        self.keys.watch(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.refresh()

    def inputs(self) -> list[QWidget]:
        """The box."""
        return [self.box]

    def change(self) -> Change | None:
        """What the box says."""
        return SetValue(self.box.isChecked())

    def refresh(self) -> None:
        """Show the value."""
        self.box.setChecked(self.row.value is True)
        word = "unset" if self.row.value is None else "on" if self.row.value else "off"
        self.box.setText(self.context.say(f"form.boolean.{word}"))

    def _on_clicked(self) -> None:
        self.note_finished()
