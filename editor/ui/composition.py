"""What an input method composes in one field, so that it ends in the text whatever ends it.

Qt asks for the preedit when a field is clicked or left (``QInputMethod.commit``). Most input
methods give it; by IBus's protocol they may drop it too, and fcitx5 does. To the field that looks
as if the user had given it up (Escape): an event with nothing in it. It is told apart by its
moment, in the middle of the change of focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_HELD = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Comma,
    }
)
"""Keys that belong to the input method while it composes. Most eat them; some let them through."""


def is_held(event: QEvent) -> bool:
    """Whether an event is a key that an input method has to itself while it composes."""
    return (
        event.type() == QEvent.Type.KeyPress
        and isinstance(event, QKeyEvent)
        and Qt.Key(event.key()) in _HELD
    )


class Composition:
    """The preedit of ``field``, which tells of every event of the input method."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._dropped = ""
        self.preedit = ""
        """What is being composed."""

    def note(self, event: QInputMethodEvent) -> None:
        """An event has come; to be called before the field handles it."""
        before, self.preedit = self.preedit, event.preeditString()
        self._dropped = "" if self.preedit or event.commitString() else before
        if self._dropped:
            QTimer.singleShot(0, self._field, self._forget)

    def finish(self) -> None:
        """Give what is being composed to the field, by its input method where that does it.

        Otherwise the input method is told to forget it, lest it commits the same text later.
        """
        held = self.preedit
        if held and self._field.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self.preedit or self._dropped:
            self._give(held)

    def left(self) -> None:
        """The focus goes: what the input method has dropped for that is no loss."""
        if self._dropped:
            self._give(self._dropped)

    def _give(self, text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self._field, event)
        QGuiApplication.inputMethod().reset()

    def _forget(self) -> None:
        self._dropped = ""
