"""Hides the header's lines in the text pane; keeps caret, selection and input methods out of them.

Header and body are one document, so that there is one undo history. The header's blocks are merely
invisible, which Qt's cursor does not care about: Up, Left, Ctrl+Home, Select All and Backspace
enter them, an input method is shown them. Everything that could is held back at the *floor*, the
first position that can be seen.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.events import Event
from editor.core.header.fences import find_header
from editor.ui.qt_buffer import QtBuffer

_KEEP = QTextCursor.MoveMode.KeepAnchor


def _is_backspace(event: QKeyEvent) -> bool:
    """As QWidgetTextControl decides it; the standard key has no plain Backspace on X11."""
    if event.matches(QKeySequence.StandardKey.Backspace):
        return True
    other = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & other


class HeaderFold:
    """The fold of one view over one buffer. Positions are the document's (UTF-16 units).

    Nothing is hidden where Jekyll finds no header, nor where no line follows the closing fence:
    there would be no place for the caret.
    """

    def __init__(self, view: QPlainTextEdit, buffer: QtBuffer) -> None:
        self.unfolded_changed: Event[bool] = Event()
        self._view = view
        self._buffer = buffer
        self._unfolded = False
        self._version = -1
        self._body_start = 0
        self._body_position = 0
        self._hidden = 0
        self._touched = False
        self._had_header = self.has_header
        buffer.document.contentsChange.connect(self._on_contents_change)
        self._leave = buffer.changed.subscribe(self._on_changed)
        self._show_blocks()
        cursor = QTextCursor(buffer.document)
        cursor.setPosition(self.floor)
        view.setTextCursor(cursor)

    def close(self) -> None:
        """The view no longer shows this buffer."""
        self._buffer.document.contentsChange.disconnect(self._on_contents_change)
        self._leave()

    @property
    def unfolded(self) -> bool:
        """Whether the user wants to see the header."""
        return self._unfolded

    def set_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show the header's lines, or hide them."""
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._show_blocks()
            self.clamp()
            self.unfolded_changed.tell(unfolded)

    @property
    def has_header(self) -> bool:
        """Whether there is a header that can be hidden."""
        self._find()
        return self._body_position > 0

    @property
    def body_start(self) -> int:
        """Where the body begins, in code points of the whole text."""
        self._find()
        return self._body_start

    @property
    def floor(self) -> int:
        """The first position that can be seen and edited."""
        self._find()
        return 0 if self._unfolded else self._body_position

    def clamp(self) -> None:
        """Bring caret and selection back to what can be seen."""
        floor = self.floor
        cursor = self._view.textCursor()
        if cursor.position() < floor or cursor.anchor() < floor:
            anchor, position = max(cursor.anchor(), floor), max(cursor.position(), floor)
            cursor.setPosition(anchor)
            cursor.setPosition(position, _KEEP)
            self._view.setTextCursor(cursor)

    def key_press(self, event: QKeyEvent) -> bool:
        """Handle the keys that would reach above the floor; whether it was one."""
        floor = self.floor
        if floor == 0:
            return False
        if event.matches(QKeySequence.StandardKey.MoveToPreviousLine):
            return self._on_first_line()
        if event.matches(QKeySequence.StandardKey.SelectPreviousLine):
            return self._on_first_line() and self._select_to(floor)
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return False
        return cursor.position() <= floor and _is_backspace(event)

    def accepts_drop(self, point: QPoint) -> bool:
        """Whether something dropped at a point of the viewport lands in what can be seen."""
        return self._view.cursorForPosition(point).position() >= self.floor

    def _on_first_line(self) -> bool:
        cursor = self._view.textCursor()
        block = cursor.block()
        if block.position() > self.floor:
            return False
        line = block.layout().lineForTextPosition(cursor.position() - block.position())
        return not line.isValid() or line.lineNumber() == 0

    def _select_to(self, position: int) -> bool:
        cursor = self._view.textCursor()
        cursor.setPosition(position, _KEEP)
        self._view.setTextCursor(cursor)
        return True

    def _find(self) -> None:
        """Find the header again when the text is another one.

        Asked for by every reader, not by a notice: Qt moves carets before it tells of the change.
        """
        version = self._buffer.version
        if version == self._version:
            return
        self._version = version
        text = self._buffer.text
        fences = find_header(text)
        self._body_start = 0 if fences is None else fences.body_start
        room = fences is not None and fences.closing.end < len(text)
        self._body_position = self._buffer.to_document(self._body_start) if room else 0

    def _on_contents_change(self, position: int, _removed: int, _added: int) -> None:
        if position < self._body_position:
            self._touched = True

    def _on_changed(self, _: int) -> None:
        had_header, self._had_header = self._had_header, self.has_header
        floor = self.floor
        if floor and not had_header and self._typed_just_now(floor):
            self.set_unfolded(unfolded=True)
            return
        if self._touched or self._blocks_above(floor) != self._hidden:
            self._show_blocks()
        self.clamp()

    def _typed_just_now(self, floor: int) -> bool:
        """Whether the user has just completed a header by typing: it stays before their eyes."""
        return self._view.hasFocus() and self._view.textCursor().position() <= floor

    def _blocks_above(self, floor: int) -> int:
        return self._buffer.document.findBlock(floor).blockNumber() if floor else 0

    def _show_blocks(self) -> None:
        """Make blocks visible or not, all of them: a joined or split block keeps its old flag."""
        self._touched = False
        document = self._buffer.document
        self._hidden = self._blocks_above(self.floor)
        first_changed: QTextBlock | None = None
        last_changed = document.firstBlock()
        block = document.firstBlock()
        number = 0
        while block.isValid():
            visible = number >= self._hidden
            if block.isVisible() != visible:
                block.setVisible(visible)
                # As Qt's own relayout does: the scroll bar counts lines.
                block.setLineCount(1 if visible else 0)
                first_changed = first_changed or block
                last_changed = block
            block = block.next()
            number += 1
        if first_changed is not None:
            start = first_changed.position()
            end = last_changed.position() + last_changed.length()
            document.markContentsDirty(start, end - start)
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
            self._view.viewport().update()
