"""A list of texts, one line each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.app.form_counts import list_gauge
from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.core.header.values import Value
from editor.core.schema.types.base import show_scalar
from editor.ui.form.context import FormContext
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.widgets.base import FieldWidget

_ALT = Qt.KeyboardModifier.AltModifier


class _Line(QWidget):
    """One item: its text and the button that takes it away."""

    def __init__(self, field: ListField, value: Value) -> None:
        super().__init__(field)
        self.value = value
        self.edit = LineEdit(field.context.messages, self)
        self.edit.setObjectName(field.part("item"))
        self.edit.setText(show_scalar(value))
        self.edit.setCursorPosition(0)
        self.remove: QToolButton = field.tool("x", "form.list.remove", "remove")
        # By keyboard a line goes when it is emptied; a second stop in each would be in the way.
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.remove)

    def item(self) -> Value:
        """The item: the very value where its text was not changed."""
        text = self.edit.text().strip()
        return self.value if text == show_scalar(self.value) else text


class ListField(FieldWidget):
    """Lines that are added by Enter, moved by Alt+Up and Alt+Down, and go when they are emptied."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self._lines: list[_Line] = []
        self.add = self.tool("plus", "form.list.add", "add")
        self.add.setText(context.say("form.list.add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self._on_add)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in one of the lines."""
        return any(line.edit.composing for line in self._lines)

    def inputs(self) -> list[QWidget]:
        """The lines and the button that adds one."""
        return [*(line.edit for line in self._lines), self.add]

    def bordered(self) -> list[QWidget]:
        """The lines."""
        return [line.edit for line in self._lines]

    def change(self) -> Change | None:
        """The items that are not blank."""
        items = [line.item() for line in self._lines]
        items = [item for item in items if item != ""]
        return None if items == self._held() else SetValue(items)

    def refresh(self) -> None:
        """Show the items; lines that stay keep their caret."""
        items = self._held()
        typing = any(line.edit.hasFocus() for line in self._lines)
        if typing and [i for i in (line.item() for line in self._lines) if i != ""] == items:
            return  # a line that is still blank would go
        while len(self._lines) > len(items):
            self._drop(len(self._lines) - 1)
        for line, item in zip(self._lines, items, strict=False):
            line.value = item
            if line.item() is not item:
                line.edit.show_text(show_scalar(item))
        for item in items[len(self._lines) :]:
            self._insert(len(self._lines), item)
        self.gauged.emit(list_gauge(len(items), self.row.field))

    def _held(self) -> list[Value]:
        return list(self.row.value) if isinstance(self.row.value, list) else []

    def _insert(self, index: int, item: Value) -> _Line:
        line = _Line(self, item)
        line.edit.text_typed.connect(self.note_typed)
        line.edit.editingFinished.connect(self._on_editing_finished)
        line.edit.composition_ended.connect(self._on_composition_ended)
        line.remove.clicked.connect(partial(self._on_remove, line))
        self.keys.watch(line.edit)
        self._lines.insert(index, line)
        self._layout.insertWidget(index, line)
        if index:
            QWidget.setTabOrder(self._lines[index - 1].edit, line.edit)
        QWidget.setTabOrder(self._lines[-1].edit, self.add)
        line.show()
        return line

    def _drop(self, index: int) -> None:
        line = self._lines.pop(index)
        self._layout.removeWidget(line)
        line.hide()
        line.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds a line, Alt+Up and Alt+Down move one (keys that a line edit passes on)."""
        index = next((i for i, line in enumerate(self._lines) if line.edit.hasFocus()), None)
        if index is None or self.composing:
            super().keyPressEvent(event)
            return
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & _ALT:
            self._move(index, index + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert(index + 1, "").edit.setFocus()
            self.note_waiting()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _move(self, old: int, new: int) -> None:
        if 0 <= new < len(self._lines):
            line = self._lines.pop(old)
            self._lines.insert(new, line)
            self._layout.insertWidget(new, line)
            line.edit.setFocus()
            self.note_finished()

    def _on_add(self) -> None:
        self._insert(len(self._lines), "").edit.setFocus()
        self.note_waiting()

    def _on_remove(self, line: _Line) -> None:
        index = self._lines.index(line)
        self._drop(index)
        after = self._lines[min(index, len(self._lines) - 1)].edit if self._lines else self.add
        after.setFocus()
        self.note_finished()

    def _on_composition_ended(self) -> None:
        if self.pending:
            self.typed.emit()

    def _on_editing_finished(self) -> None:
        focused = any(line.edit.hasFocus() for line in self._lines)
        if self.pending and not focused:
            self.finished.emit()
