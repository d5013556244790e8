"""The grounds that are painted below the text: that of code, and that of the caret's line.

Not as an extra selection, which is Qt's own way to colour a line: where one has a ground, Qt paints
the letters over it without theirs (``QTextLayout::draw``). What an input method marks in its
preedit could not be seen then, and fcitx, which marks by white letters on black, wrote in white on
white. The line also ended with its last letter while something was composed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.markdown.patterns import in_code
from editor.ui.qt_buffer import MARGIN


class Grounds(QObject):
    """The grounds of one view, from edge to edge."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._code = QColor()
        self._line = QColor()
        self._line_shown = QRect()
        view.cursorPositionChanged.connect(self._on_caret_moved)

    def set_colors(self, code: QColor, line: QColor) -> None:
        """Take the colours of a theme."""
        self._code, self._line = code, line
        self._view.viewport().update()

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint what lies in ``area`` of the viewport; before the text is."""
        self._paint_code(painter, area)
        self._line_shown = self._caret_line()
        painter.fillRect(self._line_shown, self._line)

    def _paint_code(self, painter: QPainter, area: QRect) -> None:
        view = self._view
        width = view.viewport().width()
        block = view.firstVisibleBlock()
        top = view.blockBoundingGeometry(block).translated(view.contentOffset()).top()
        before = block.previous().userState()
        while block.isValid() and top <= area.bottom():
            height = view.blockBoundingRect(block).height()
            state = block.userState()
            if top + height >= area.top() and block.isVisible() and in_code(before, state):
                painter.fillRect(QRectF(MARGIN / 2, top, width - MARGIN, height), self._code)
            before = state
            top += height
            block = block.next()

    def _caret_line(self) -> QRect:
        """The line of the caret as it is wrapped; while composing, that of the preedit's caret."""
        caret = self._view.cursorRect()
        width = self._view.viewport().width()
        return QRect(MARGIN // 2, caret.top(), width - MARGIN, caret.height())

    def _on_caret_moved(self) -> None:
        line = self._caret_line()
        if line != self._line_shown:
            self._view.viewport().update(self._line_shown)
            self._view.viewport().update(line)
