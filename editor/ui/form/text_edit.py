"""A text of several lines that grows with what is in it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from editor.app.buffer import replacement
from editor.core.text.utf16 import Utf16Map
from editor.i18n.catalog import Messages
from editor.ui.composition import Composition, is_held
from editor.ui.form.edit_menu import edit_menu, open_at, row_actions
from editor.ui.qt_buffer import as_lines
from editor.ui.word_wise import WordWise

_CARET_QUERIES = {
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
}

_AROUND = 12
"""Border and padding of a field in the style sheet, and room for the descent of the last line."""


@dataclass(frozen=True, slots=True)
class _Written:
    """The field's text at one moment, as WordWise asks for it."""

    text: str

    def to_document(self, offset: int) -> int:
        return Utf16Map(self.text).to_utf16(offset)

    def to_offset(self, position: int) -> int:
        return Utf16Map(self.text).to_code_points(position)


class TextEdit(QPlainTextEdit):
    """QPlainTextEdit for a form: Tab leaves it, undo is the post's.

    Signals:
        text_typed(): the user changed the text; a preedit is no change.
        composition_ended(): the input method is done, with or without a commit.
        left(): the focus went elsewhere.
    """

    text_typed = Signal()
    composition_ended = Signal()
    left = Signal()

    def __init__(
        self, messages: Messages, lines: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._lines = lines
        self._composition = Composition(self)
        self._words = WordWise(self)
        self._showing = False
        self._seen = ""
        self.setProperty("role", "field")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    @property
    def composing(self) -> bool:
        """Whether an input method is composing here."""
        return bool(self._composition.preedit)

    def finish_composition(self) -> None:
        """Take in what is being composed."""
        self._composition.finish()

    def text(self) -> str:
        """The text with LF line ends. Not toPlainText, which makes spaces of U+00A0."""
        return as_lines(self.document().toRawText())

    def show_text(self, text: str) -> None:
        """Take ``text`` from outside: only what differs is replaced, the caret stays."""
        old = self.text()
        self._showing = True
        units = Utf16Map(old)
        for edit in reversed(replacement(old, text).edits):
            cursor = QTextCursor(self.document())
            cursor.setPosition(units.to_utf16(edit.span.start))
            cursor.setPosition(units.to_utf16(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        if not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False
        self._seen = text

    def sizeHint(self) -> QSize:
        """As high as the text, within the lines it was given."""
        low, high = self._lines
        lines = self._line_heights()
        shown = sum(lines[:high]) + max(0, low - len(lines)) * self.fontMetrics().lineSpacing()
        return QSize(240, math.ceil(shown) + _AROUND)

    def minimumSizeHint(self) -> QSize:
        """The hint's height; the width may shrink."""
        return QSize(80, self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether there is a preedit."""
        was_composing = self.composing
        self._composition.note(event)
        super().inputMethodEvent(event)
        if was_composing and not self.composing:
            self.composition_ended.emit()

    def inputMethodQuery(
        self,
        query: Qt.InputMethodQuery,
        argument: Any = None,  # noqa: ANN401 - Qt's variant
        /,
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """The caret in the widget's coordinates.

        Qt gives the viewport's and forgets the padding around it: candidate windows would cover
        the line that is being written.
        """
        if argument is not None:
            return super().inputMethodQuery(query, argument)
        value = super().inputMethodQuery(query)
        if query in _CARET_QUERIES and isinstance(value, QRectF):
            return value.translated(self.viewport().pos())
        return value

    def event(self, event: QEvent) -> bool:
        """Keep Tab, which Qt takes for a change of focus before it is a key of the field."""
        if self.composing and is_held(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends what is being composed, where it stands."""
        self._composition.finish()
        self._words.press()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word; Qt hears of it for the sake of a third click."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._words.double_click(event.position().toPoint(), _Written(self.text()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select further words after a double click."""
        if not self._words.drag(event, _Written(self.text())):
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys from the field that belong to the input method."""
        if self.composing and is_held(event):
            event.accept()
            return
        if not self._words.key_press(event, _Written(self.text()), floor=0):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left, but not to a menu of this very field."""
        self._composition.left()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu in the window's language, with the row's actions."""
        open_at(edit_menu(self, self._messages, row_actions(self)), event.globalPos())

    def _on_text_changed(self) -> None:
        # Also told for every change of a preedit.
        if self._showing:
            return
        text = self.text()
        if text != self._seen:
            self._seen = text
            self.text_typed.emit()

    def _line_heights(self) -> list[float]:
        """The height of each line as it is set: a fallback font may be higher than the font."""
        heights: list[float] = []
        block = self.document().begin()
        while block.isValid():
            layout = block.layout()
            count = layout.lineCount()
            heights += [layout.lineAt(n).height() for n in range(count)]
            if not count:
                heights.append(self.fontMetrics().lineSpacing())
            block = block.next()
        return heights

    def _fit(self) -> None:
        overflows = len(self._line_heights()) > self._lines[1]
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if overflows else policy.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def _on_size_changed(self, _: QSizeF) -> None:
        self._fit()
