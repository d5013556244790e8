"""A number: typed, or stepped by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QWidget

from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.core.header.values import Value
from editor.core.schema.types import field_type
from editor.core.schema.types.base import Invalid
from editor.core.text.typed import in_ascii
from editor.ui.form.context import FormContext
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.widgets.base import FieldWidget

_NUMBER = field_type("number")
_WIDTH = 128
_AROUND = 10
"""Border and padding of a field in the style sheet."""


class NumberEdit(QAbstractSpinBox):
    """A spin box over the text itself: any number of digits, an empty field, decimals as written.

    QSpinBox has no empty state, is an int of C, and would show 1.50 as 1.5.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit(context.messages, self)
        # The spin box has the frame and the padding.
        self.edit.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; }")
        self.setLineEdit(self.edit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def sizeHint(self) -> QSize:
        """As high as a line edit: Qt's own hint is some pixels more."""
        return QSize(super().sizeHint().width(), self.edit.sizeHint().height() + _AROUND)

    def minimumSizeHint(self) -> QSize:
        """The hint."""
        return self.sizeHint()

    def value(self) -> Value | Invalid:
        """The number typed; None for an empty field."""
        return _NUMBER.parse(self.edit.text())

    def stepBy(self, steps: int) -> None:
        """One more or less; an empty field begins at 0."""
        value = self.value()
        if value is None:
            value = 0
        if isinstance(value, int | float):
            self.edit.setText(_NUMBER.show(value + steps))
            self.edit.selectAll()
            self.edit.text_typed.emit()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Both ways, as far as there is a number."""
        flags = QAbstractSpinBox.StepEnabledFlag
        if isinstance(self.value(), Invalid) or not self.isEnabled():
            return flags.StepNone
        return flags.StepUpEnabled | flags.StepDownEnabled

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Letters stay out; what is no number yet may become one."""
        allowed = all(c in "0123456789+-.eE " for c in in_ascii(text))
        state = QValidator.State.Acceptable if allowed else QValidator.State.Invalid
        return (state, text, pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the input method are not ours."""
        if self.edit.composing:
            event.accept()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The spin box is the focus proxy of its line and gets its events."""
        self.edit.inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The line's editingFinished is the spin box's."""
        super().focusOutEvent(event)


class NumberField(FieldWidget):
    """Reading time and the like; an empty field is an empty value."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.box = NumberEdit(context, self)
        self.box.setObjectName(f"form.{row.key}")
        self.box.setFixedWidth(_WIDTH)
        self.box.edit.text_typed.connect(self._on_text_typed)
        self.box.edit.composition_ended.connect(self._on_composition_ended)
        self.box.editingFinished.connect(self._on_editing_finished)
        self.keys.watch(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.refresh()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in it."""
        return self.box.edit.composing

    @property
    def incomplete(self) -> bool:
        """Whether what is typed is no number (a lone minus)."""
        return isinstance(self.box.value(), Invalid)

    def inputs(self) -> list[QWidget]:
        """The spin box."""
        return [self.box]

    def describe(self, name: str, description: str) -> None:
        """Name the line too: it is what takes the keyboard, and Qt names the box alone."""
        super().describe(name, description)
        self.box.edit.setAccessibleName(self.box.accessibleName())
        self.box.edit.setAccessibleDescription(description)

    def change(self) -> Change | None:
        """The number, where it is another; what is none yet waits."""
        value = self.box.value()
        if isinstance(value, Invalid) or (value is None and not self.row.present):
            return None
        if _same_number(value, self.row.value):
            return None
        return SetValue(value)

    def refresh(self) -> None:
        """Show the number as it is written."""
        typed = self.box.value()
        if not (self.box.hasFocus() and _same_number(typed, self.row.value)):
            self.box.edit.show_text(self.row.raw if self.row.value is not None else "")

    def _on_text_typed(self) -> None:
        self.note_typed()

    def _on_composition_ended(self) -> None:
        if self.pending:
            self.typed.emit()

    def _on_editing_finished(self) -> None:
        if self.pending:
            self.finished.emit()


def _same_number(one: Value | Invalid, other: Value) -> bool:
    return type(one) is type(other) and one == other
