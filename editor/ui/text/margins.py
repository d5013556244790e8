"""The margins of the text: what stands on its left, and what lines leave free on the right."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QPlainTextEdit


def margins(view: QPlainTextEdit, left: int, characters: int) -> QMargins:
    """The margins of ``view``, ``left`` of them taken, for lines of full-width ``characters``.

    0 characters: lines are as long as the view has room for.
    """
    right = 0
    if characters:
        letters = characters * view.fontMetrics().horizontalAdvance("\u3042")
        text = letters + round(2 * view.document().documentMargin()) + view.cursorWidth()
        bar = view.verticalScrollBar().sizeHint().width()
        right = max(0, view.contentsRect().width() - left - bar - text)
    return QMargins(left, 0, right, 0)
