"""Words in a line of text: our own, as in the text pane; Qt takes a Japanese title for one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from editor.core.text.utf16 import Utf16Map
from editor.core.text.words import next_word, previous_word, tied_before, word_at

_Key = QKeySequence.StandardKey
_TARGETS = (
    (next_word, _Key.MoveToNextWord, _Key.SelectNextWord, _Key.DeleteEndOfWord),
    (previous_word, _Key.MoveToPreviousWord, _Key.SelectPreviousWord, _Key.DeleteStartOfWord),
)


def word_key(edit: QLineEdit, event: QKeyEvent) -> bool:
    """Handle a key that goes by words or takes away a sign; whether it was one."""
    units = Utf16Map(edit.text())
    place = edit.cursorPosition()
    at = units.to_code_points(place)
    for target, move, select, delete in _TARGETS:
        if event.matches(move):
            edit.setCursorPosition(units.to_utf16(target(edit.text(), at)))
            return True
        if event.matches(select):
            anchor = place
            if edit.hasSelectedText():
                ends = edit.selectionStart(), edit.selectionEnd()
                anchor = ends[0] if place == ends[1] else ends[1]
            edit.setSelection(anchor, units.to_utf16(target(edit.text(), at)) - anchor)
            return True
        if event.matches(delete) and not edit.hasSelectedText():
            return _delete_to(edit, units.to_utf16(target(edit.text(), at)))
    if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
        sign = tied_before(edit.text(), at)
        return sign < at and not edit.hasSelectedText() and _delete_to(edit, units.to_utf16(sign))
    return False


def select_word(edit: QLineEdit, point: QPoint) -> None:
    """Select the word at a point of the widget."""
    units = Utf16Map(edit.text())
    offset = units.to_code_points(edit.cursorPositionAt(point))
    # The nearest place for a caret may be behind the letter that was hit.
    edit.setCursorPosition(units.to_utf16(offset))
    if offset and edit.cursorRect().center().x() > point.x():
        offset -= 1
    span = word_at(edit.text(), offset)
    start = units.to_utf16(span.start)
    edit.setSelection(start, units.to_utf16(span.end) - start)


def _delete_to(edit: QLineEdit, place: int) -> bool:
    if not edit.isReadOnly() and place != edit.cursorPosition():
        edit.setSelection(place, edit.cursorPosition() - place)
        edit.del_()
    return True
