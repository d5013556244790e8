"""Lines of the file against the scroll bar, which counts lines as they are wrapped."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.text.view import TextView


def line_in_sight(view: TextView) -> float:
    """The first line in sight, from 0 in the whole text, with the fraction scrolled out."""
    block = view.firstVisibleBlock()
    if not block.isValid():
        return 0.0
    area = view.blockBoundingGeometry(block).translated(view.contentOffset())
    gone = -area.top() / area.height() if area.height() > 0 else 0.0
    return block.blockNumber() + min(max(gone, 0.0), 0.999)


def scroll_to(view: QPlainTextEdit, line: float) -> None:
    """Bring a line to the top, as near as the scroll bar's steps allow; a hidden one is the top."""
    block = view.document().findBlockByNumber(max(0, int(line)))
    if not block.isValid():
        block = view.document().lastBlock()
    while block.isValid() and not block.isVisible():
        block, line = block.next(), 0.0
    if block.isValid():
        rows = max(block.layout().lineCount(), 1)
        row = int((line - int(line)) * rows)
        view.verticalScrollBar().setValue(block.firstLineNumber() + row)
