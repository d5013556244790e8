"""What is the same in every field: undo is the post's, the wheel changes no value in passing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def is_undo(event: QKeyEvent) -> bool:
    """Ctrl+Z, or what the system uses for it."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Ctrl+Shift+Z and Ctrl+Y, wherever the program runs."""
    keys = event.modifiers() & ~_KEYPAD
    return (
        event.matches(QKeySequence.StandardKey.Redo)
        or (keys == _CONTROL and event.key() == Qt.Key.Key_Y)
        or (keys == (_CONTROL | _SHIFT) and event.key() == Qt.Key.Key_Z)
    )


class FieldKeys(QObject):
    """Watches the inputs of one field.

    A line edit would take undo for its own, private history, from which the post's text knows
    nothing. The keys are claimed at Qt's ShortcutOverride too, so that it makes no difference
    whether the window has a shortcut for them.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def watch(self, widget: QWidget) -> None:
        """Watch ``widget`` and what is inside it now (the editor of a spin box, say)."""
        for watched in (widget, *widget.findChildren(QWidget)):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take undo and redo; leave the wheel to the scroll area unless the field has the focus."""
        kind = event.type()
        if kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            assert isinstance(event, QKeyEvent)
            if is_undo(event) or is_redo(event):
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self._request(undo=is_undo(event))
                return True
        if kind == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _request(self, *, undo: bool) -> None:
        if undo:
            self.undo_requested.emit()
        else:
            self.redo_requested.emit()
