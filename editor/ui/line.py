"""A line of text to write in: a composition ends in it, and it goes by words of our own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.ui.composition import Composition, is_held
from editor.ui.line_words import select_word, word_key


class Line(QLineEdit):
    """QLineEdit that loses nothing of what is composed; for every line of the program.

    Signals:
        composition_ended(): the input method is done, with or without a commit.
    """

    composition_ended = Signal()

    def __init__(self, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(text, parent)
        self._composition = Composition(self)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing here."""
        return bool(self._composition.preedit)

    def finish_composition(self) -> None:
        """Take in what is being composed."""
        self._composition.finish()

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
