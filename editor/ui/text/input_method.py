"""What an input method may do and see in the text pane.

Japanese and Chinese are typed through one: a *preedit* is shown in the line, and the text gets the
result by a commit. Until then nobody moves the caret, nothing is replaced and no key acts
(research behind it: reports on many editors in which text landed elsewhere or the candidate window
covered the line).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    }
)
_RECTANGLES = frozenset(
    {
        Qt.InputMethodQuery.ImCursorRectangle,
        Qt.InputMethodQuery.ImAnchorRectangle,
        Qt.InputMethodQuery.ImInputItemClipRectangle,
    }
)
_TEXT_LIMIT = 1024
"""How many UTF-16 units before the caret an input method is shown; Qt's own figure."""


def belongs_to_composition(key: int) -> bool:
    """Whether a key that arrives while composing was meant for the input method and is dropped."""
    return key in _KEYS


def is_in_preedit(view: QPlainTextEdit, point: QPoint) -> bool:
    """Whether a point of the viewport is on what is being composed: the input method's click."""
    block = view.textCursor().block()
    layout = block.layout()
    place = (
        QPointF(point)
        - view.blockBoundingGeometry(block).translated(view.contentOffset()).topLeft()
    )
    start, length = layout.preeditAreaPosition(), len(layout.preeditAreaText())
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.naturalTextRect().contains(place):
            return (
                start
                <= line.xToCursor(place.x(), line.CursorPosition.CursorOnCharacter)
                < (start + length)
            )
    return False


def held_back(event: QInputMethodEvent, caret: QTextCursor, floor: int) -> QInputMethodEvent:
    """The input method's event, cut so that it replaces nothing above ``floor`` and no half.

    IBus counts what it takes out in characters, Qt in UTF-16 units (seen in Qt 6.11): behind a
    character of two units, the first half of one would be left in the text.
    """
    at = caret.selectionStart()
    start = at + event.replacementStart()
    end = start + event.replacementLength()
    if event.replacementLength():
        start -= _is_second_half(caret, start)
        end += _is_second_half(caret, end)
    # Also where nothing is replaced: the text would be put there.
    start = max(start, floor)
    replaced = (start - at, max(0, end - start))
    if replaced == (event.replacementStart(), event.replacementLength()):
        return event
    held = QInputMethodEvent(event.preeditString(), event.attributes())
    held.setCommitString(event.commitString(), *replaced)
    return held


@contextmanager
def one_step(cursor: QTextCursor, *, joins: bool) -> Iterator[None]:
    """Make a commit one undo step, or ``joins`` it with the removal of the text it stands in for.

    That was a selection, or a word that the input method converts again or takes back: it removes
    that by an event of its own.
    """
    if joins:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _is_second_half(caret: QTextCursor, position: int) -> bool:
    """Whether a position is between the two units of one character."""
    if position <= 0:
        return False
    return "\udc00" <= str(caret.document().characterAt(position)) <= "\udfff"


def answer(view: QPlainTextEdit, query: Qt.InputMethodQuery, value: object, floor: int) -> object:
    """What to tell the input method in the place of Qt's own answer ``value``.

    Rectangles are Qt's in the viewport's coordinates but are taken as the widget's: without the
    shift the candidate window stands beside the caret by the gutter's width. What is above
    ``floor`` (the hidden header) is not there for the input method.
    """
    if query in _RECTANGLES:
        shift = QPointF(view.viewport().pos())
        if isinstance(value, QRectF):
            return value.translated(shift)
        if isinstance(value, QRect):
            return value.translated(shift.toPoint())
        return value
    if query == Qt.InputMethodQuery.ImTextBeforeCursor:
        return _text_before(view.textCursor(), floor)
    if query == Qt.InputMethodQuery.ImAbsolutePosition:
        return max(0, view.textCursor().position() - floor)
    return value


def _text_before(caret: QTextCursor, floor: int) -> str:
    cursor = QTextCursor(caret)
    end = caret.position()
    cursor.setPosition(max(floor, end - _TEXT_LIMIT))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")
