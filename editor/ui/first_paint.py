"""Tells when a window has been painted: what need not be there by then waits for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PATIENCE = 500
"""Milliseconds after which it is told all the same: a window may come up minimized."""


class FirstPaint(QObject):
    """Watches a window until it is painted the next time.

    Signals:
        painted(): once; what was drawn has been handed to the screen, or nothing was drawn.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.painted)
        self._soon.start(PATIENCE)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A turn behind the paint it is on the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start(0)
        return False
