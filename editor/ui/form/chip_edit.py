"""The input behind the chips: Enter, Tab, commas and pasting make chips of what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.i18n.catalog import Messages
from editor.ui.form.roles import set_style_property
from editor.ui.form.suggest_edit import SuggestEdit, Suggester

SEPARATORS = ",，、\n\t"


class ChipEdit(SuggestEdit):
    """Frameless, as wide as the line has room.

    Signals:
        entered(): what stands there is to become chips (Enter, Tab).
        separated(): a comma or a line end came in, typed, composed or pasted.
        went_left(): Left or Home at the text's beginning.
        erased(): Backspace in an empty input.
    """

    entered = Signal()
    separated = Signal()
    went_left = Signal()
    erased = Signal()

    def __init__(
        self, messages: Messages, suggester: Suggester, anchor: QWidget, parent: QWidget
    ) -> None:
        super().__init__(messages, suggester, anchor, parent)
        self._frame = anchor
        self.setFrame(False)
        # The frame around chips and input is the field; a second one inside it would be none.
        self.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0 2px; }")
        self.setMinimumWidth(64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text_typed.connect(self._on_typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame around the chips is the field, and shows the focus."""
        super().focusInEvent(event)
        set_style_property(self._frame, "focused", "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame around the chips is the field, and shows the focus."""
        super().focusOutEvent(event)
        set_style_property(self._frame, "focused", "false")

    def event(self, event: QEvent) -> bool:
        """Tab makes a chip of what is typed; in an empty input it goes on to the next field."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            plain_tab = event.key() == Qt.Key.Key_Tab and not event.modifiers()
            marked = self.suggestions.current
            if plain_tab and not self.composing and not marked and self.text().strip():
                self.entered.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that concern the chips, as long as nothing is composed."""
        if not self.composing and self._key_of_chips(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _key_of_chips(self, event: QKeyEvent) -> bool:
        key = event.key()
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.suggestions.current is None:
            self.entered.emit()
            return True
        if key == Qt.Key.Key_Left and at_start and not event.modifiers():
            self.went_left.emit()
            return True
        if key == Qt.Key.Key_Backspace and not self.text():
            self.erased.emit()
            return True
        return False

    def _on_typed(self) -> None:
        if any(mark in self.text() for mark in SEPARATORS):
            self.separated.emit()
