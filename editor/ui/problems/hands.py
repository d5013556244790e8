"""What mouse and keys do in a list of problems, whichever view it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from editor.ui.problems.delegate import ProblemDelegate
from editor.ui.problems.rows import ROW_ROLE, ProblemRow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProblemHands(QObject):
    """Watches a view with a :class:`ProblemDelegate`.

    Signals:
        activated(ProblemRow): go to it: a click on it, or Enter.
        fix_pressed(ProblemRow, int): the link of the fix of that number was clicked.
        menu_wanted(QModelIndex, QPoint): its menu, at a place on the screen: the right button, the
            menu key, or Ctrl and the full stop.
    """

    activated = Signal(object)
    fix_pressed = Signal(object, int)
    menu_wanted = Signal(object, object)

    def __init__(self, view: QAbstractItemView, delegate: ProblemDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        # Not asked for again: a view that is being destroyed has none any more.
        self._viewport = view.viewport()
        view.setItemDelegate(delegate)
        view.setMouseTracking(True)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Links, Enter and menus; the rest is the view's."""
        if watched is self._view and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        if watched is not self._viewport:
            return False
        if isinstance(event, QContextMenuEvent):
            index = self._view.indexAt(event.pos())
            if index.isValid():
                self._view.setCurrentIndex(index)
                self.menu_wanted.emit(index, event.globalPos())
            return True
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                self._on_hover(event.position().toPoint())
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._on_click(event)
        elif event.type() == QEvent.Type.Leave:
            self._set_hot(None)
        elif event.type() == QEvent.Type.Resize:
            # Qt keeps the heights that rows had in the old width.
            self._view.scheduleDelayedItemsLayout()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        index = self._view.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and isinstance(row, ProblemRow):
            self.activated.emit(row)
            return True
        if row is not None and (
            event.key() == Qt.Key.Key_Menu or (control and event.key() == Qt.Key.Key_Period)
        ):
            corner = self._view.visualRect(index).bottomLeft()
            self.menu_wanted.emit(index, self._view.viewport().mapToGlobal(corner))
            return True
        return False

    def _on_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self._view.indexAt(point)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(row, ProblemRow) or index != self._view.currentIndex():
            return
        link = self._link(index, point)
        if link is None:
            self.activated.emit(row)
        else:
            self.fix_pressed.emit(row, link)

    def _on_hover(self, point: QPoint) -> None:
        index = self._view.indexAt(point)
        link = self._link(index, point) if index.isValid() else None
        self._set_hot(None if link is None else (index.row(), link))

    def _link(self, index: QModelIndex, point: QPoint) -> int | None:
        rect = self._view.visualRect(index)
        return self._delegate.link_at(index.data(ROW_ROLE), rect, point, self._view.font())

    def _set_hot(self, hot: tuple[int, int] | None) -> None:
        if hot == self._delegate.hot:
            return
        self._delegate.hot = hot
        viewport = self._view.viewport()
        if hot is None:
            viewport.unsetCursor()
        else:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        viewport.update()
