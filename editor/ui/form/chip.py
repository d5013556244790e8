"""One tag as a chip: text and a cross; moved by keys or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.ui.form.context import FormContext
from editor.ui.icons import icon

HEIGHT = 24
_LONGEST = 260


class Chip(QFrame):
    """A tag. What its keys mean is decided by the field that it is in.

    Signals:
        removed(Chip): its cross was clicked.
        key_pressed(Chip, QKeyEvent): a key for the field.
        dragged(Chip, QPoint): the mouse pulls it; the place is in the parent's coordinates.
        dropped(Chip): the mouse let it go after a drag.
    """

    removed = Signal(object)
    key_pressed = Signal(object, object)
    dragged = Signal(object, object)
    dropped = Signal(object)

    def __init__(self, context: FormContext, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(context.say("form.tags.chip", tag=text))
        label = QLabel(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _LONGEST))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(text if label.text() != text else "")
        self._cross = QToolButton(self)
        self._cross.setProperty("role", "chip")
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setIcon(icon("x", context.theme.color("text_muted")))
        self._cross.setIconSize(QSize(12, 12))
        self._cross.setFixedSize(18, 18)
        self._cross.setAccessibleName(context.say("form.tags.remove", tag=text))
        self._cross.setToolTip(self._cross.accessibleName())
        self._cross.clicked.connect(self._on_cross)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 0, 3, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(self._cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field decides; what it ignores goes on as usual (Tab leaves the field)."""
        event.ignore()
        self.key_pressed.emit(self, event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Beyond the system's drag distance the chip follows the mouse."""
        if self._pressed_at is None:
            return
        at = event.position().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(self, self.mapToParent(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag, if there was one, is over."""
        if self._dragging:
            self.dropped.emit(self)
        self._pressed_at, self._dragging = None, False
        event.accept()

    def _on_cross(self) -> None:
        self.removed.emit(self)
