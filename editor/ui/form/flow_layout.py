"""A layout that sets its items in lines, as words are set in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Items from left to right, line by line; one that can grow takes the rest of its line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; behind all others."""
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put ``widget`` at ``index``."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def move_item(self, old: int, new: int) -> None:
        """Put the item of one index at another."""
        self._items.insert(new, self._items.pop(old))
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item of an index."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item of an index out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Neither."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        """The least that holds each item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest item may shrink to."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        """Set the lines; the height they take, margins included."""
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for line in self._broken(inner.width()):
            height = max(item.sizeHint().height() for item in line)
            if apply:
                self._place(line, QRect(inner.x(), y, inner.width(), height))
            y += height + self._gap
        margins = self.contentsMargins()
        return max(y - self._gap, inner.y()) - rect.y() + margins.bottom()

    def _broken(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = self._wanted(item)
            if lines and used + self._gap + wanted <= width:
                lines[-1].append(item)
                used += self._gap + wanted
            else:
                lines.append([item])
                used = wanted
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        x = rect.x()
        spare = rect.width() - sum(map(self._wanted, line)) - self._gap * (len(line) - 1)
        for item in line:
            width = min(self._wanted(item), rect.width())
            if _grows(item):
                width += max(spare, 0)
                spare = 0
            hint = item.sizeHint().height()
            item.setGeometry(
                QRect(QPoint(x, rect.y() + (rect.height() - hint) // 2), QSize(width, hint))
            )
            x += width + self._gap

    def _wanted(self, item: QLayoutItem) -> int:
        return item.minimumSize().width() if _grows(item) else item.sizeHint().width()


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    if widget is None:
        return False
    return widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
