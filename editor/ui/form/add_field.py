"""The button below the rows that adds one of the schema's other fields, or any key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from editor.core.schema.model import Field
from editor.ui.form.context import FormContext
from editor.ui.icons import icon


class AddFieldButton(QPushButton):
    """Lists the fields by their titles.

    Signals:
        chosen(str): the key to be added.
        other_wanted(): a key that is not listed; its name is to be asked for.
    """

    chosen = Signal(str)
    other_wanted = Signal()

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context.say("form.add"), parent)
        self._language = context.messages.language
        self._other = context.say("form.key.other")
        self.setObjectName("form.add")
        self.setProperty("role", "link")
        self.setIcon(icon("plus", context.theme.color("accent")))
        self.menu_of_fields = QMenu(self)
        self.menu_of_fields.setToolTipsVisible(True)
        self.clicked.connect(self._on_clicked)

    def offer(self, fields: tuple[Field, ...]) -> None:
        """List these fields."""
        menu = self.menu_of_fields
        menu.clear()
        for field in fields:
            action = menu.addAction(f"{field.titled(self._language)}\t{field.key}")
            action.setObjectName(f"form.add.{field.key}")
            action.setToolTip(field.helped(self._language))
            action.triggered.connect(partial(self._on_chosen, field.key))
        if fields:
            menu.addSeparator()
        other = menu.addAction(self._other)
        other.setObjectName("form.add-other")
        other.triggered.connect(self._on_other)

    def _on_clicked(self) -> None:
        # Not QPushButton.setMenu: its arrow has no place in the look of a link.
        self.menu_of_fields.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(key)

    def _on_other(self) -> None:
        self.other_wanted.emit()
