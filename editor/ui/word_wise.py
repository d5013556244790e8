"""Keys and clicks that go by words: by our own, as Qt takes a Japanese sentence for one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.core.text.span import Span
from editor.core.text.words import next_word, previous_word, tied_before, word_at

_MOVE = QTextCursor.MoveMode.MoveAnchor
_KEEP = QTextCursor.MoveMode.KeepAnchor
_KEYS = (
    (QKeySequence.StandardKey.MoveToNextWord, next_word, _MOVE),
    (QKeySequence.StandardKey.MoveToPreviousWord, previous_word, _MOVE),
    (QKeySequence.StandardKey.SelectNextWord, next_word, _KEEP),
    (QKeySequence.StandardKey.SelectPreviousWord, previous_word, _KEEP),
)
_DELETING = (
    (QKeySequence.StandardKey.DeleteEndOfWord, next_word),
    (QKeySequence.StandardKey.DeleteStartOfWord, previous_word),
)


class Written(Protocol):
    """What stands in a view, and where: offsets are code points, the document's UTF-16 units."""

    @property
    def text(self) -> str:
        """The text, without what is being composed."""

    def to_document(self, offset: int) -> int:
        """The document's position of an offset."""

    def to_offset(self, position: int) -> int:
        """The offset of a document's position."""


class WordWise:
    """Moves, selects and deletes by words in one view; never above ``floor``, the hidden header."""

    def __init__(self, view: QPlainTextEdit) -> None:
        self._view = view
        self._anchor: Span | None = None  # the word of a double click whose button is down

    def key_press(self, event: QKeyEvent, buffer: Written, floor: int) -> bool:
        """Handle a key that goes by words or takes away a sign; whether it was one."""
        cursor = self._view.textCursor()
        at = buffer.to_offset(cursor.position())
        for key, target, mode in _KEYS:
            if event.matches(key):
                cursor.setPosition(max(floor, buffer.to_document(target(buffer.text, at))), mode)
                self._view.setTextCursor(cursor)
                return True
        if cursor.hasSelection() or self._view.isReadOnly():
            return False
        for key, target in _DELETING:
            if event.matches(key):
                return self._delete_to(cursor, buffer.to_document(target(buffer.text, at)), floor)
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if event.key() == Qt.Key.Key_Backspace and plain:
            sign = tied_before(buffer.text, at)
            return sign < at and self._delete_to(cursor, buffer.to_document(sign), floor)
        return False

    def press(self) -> None:
        """A first press of the mouse: what a double click began is over."""
        self._anchor = None

    def double_click(self, point: QPoint, buffer: Written) -> None:
        """Select the word at a point of the viewport; the mouse may go on to others."""
        self._anchor = self._word_at(point, buffer)
        self._select(self._anchor.start, self._anchor.end, buffer)

    def drag(self, event: QMouseEvent, buffer: Written) -> bool:
        """Go on selecting word by word; whether a double click began it."""
        if self._anchor is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        word, first = self._word_at(event.position().toPoint(), buffer), self._anchor
        if word.start < first.start:  # the caret goes where the mouse is
            self._select(first.end, word.start, buffer)
        else:
            self._select(first.start, max(first.end, word.end), buffer)
        self._view.ensureCursorVisible()
        return True

    def _word_at(self, point: QPoint, buffer: Written) -> Span:
        cursor = self._view.cursorForPosition(point)
        offset = buffer.to_offset(cursor.position())
        if self._view.cursorRect(cursor).left() > point.x() and not cursor.atBlockStart():
            offset -= 1  # the nearest place for a caret is behind the letter that was hit
        return word_at(buffer.text, offset)

    def _select(self, anchor: int, caret: int, buffer: Written) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(buffer.to_document(anchor))
        cursor.setPosition(buffer.to_document(caret), _KEEP)
        self._view.setTextCursor(cursor)

    def _delete_to(self, cursor: QTextCursor, position: int, floor: int) -> bool:
        cursor.setPosition(max(floor, position), _KEEP)
        cursor.removeSelectedText()
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        return True
