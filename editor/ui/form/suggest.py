"""The list of suggestions below a field; it never takes the focus, keys come from the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.form_suggest import Suggestion

_ROWS = 9
_ROW_HEIGHT = 26
_MARGIN = 4
_WIDEST = 420
_COUNT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Suggestion, ...] = ()

    def replace(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return row.count if role == _COUNT_ROLE else None

    def text(self, row: int) -> str:
        return self._rows[row].text


class _Delegate(QStyledItemDelegate):
    """The text on the left, in how many posts it stands on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 56, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(8, 0, -10, 0)
        count = index.data(_COUNT_ROLE)
        palette = option.palette
        painter.save()
        if count:
            painter.setPen(palette.color(palette.ColorRole.PlaceholderText))
            painter.drawText(inner, _RIGHT, str(count))
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(str(count)) - 8)
        painter.setPen(palette.color(palette.ColorRole.Text))
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, _LEFT, text)
        painter.restore()


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class SuggestionList(QFrame):
    """A list in a window of its own, below (or above) the field that it belongs to.

    Signals:
        chosen(str): one was clicked.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # A tool tip's window: shown without taking the focus, so an input method goes on.
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("form.suggestions")
        self.setProperty("role", "card")
        self.view = QListView(self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setMinimumHeight(_ROW_HEIGHT)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = _Model(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.view)

    @property
    def current(self) -> str | None:
        """The one marked by the arrow keys; None where none is."""
        index = self.view.currentIndex()
        return self._model.text(index.row()) if index.isValid() and self.isVisible() else None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is offered now."""
        return tuple(self._model.text(row) for row in range(self._model.rowCount()))

    def offer(self, suggestions: Sequence[Suggestion], below: QWidget) -> None:
        """Show ``suggestions`` at a field, none of them marked; hide where there are none."""
        if not suggestions:
            self.hide()
            return
        self._model.replace(suggestions)
        self.setGeometry(self._place(len(suggestions), below))
        self.show()
        self.view.scrollToTop()

    def mark(self, step: int) -> None:
        """Mark the next (1) or the previous (-1); past an end, none."""
        row = self.view.currentIndex().row() + step
        if self.view.currentIndex().row() < 0 and step < 0:
            row = self._model.rowCount() - 1
        self.view.setCurrentIndex(self._model.index(row, 0))

    def _place(self, rows: int, below: QWidget) -> QRect:
        wanted = self.view.sizeHintForColumn(0) + 24
        width = max(below.width(), min(wanted, _WIDEST))
        height = min(rows, _ROWS) * _ROW_HEIGHT + 2 * _MARGIN
        corner = below.mapToGlobal(QPoint(0, below.height() + 2))
        screen = QGuiApplication.screenAt(corner) or below.screen()
        free = screen.availableGeometry()
        if corner.y() + height > free.bottom():
            corner.setY(below.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        corner.setX(max(free.left(), min(corner.x(), free.right() - width)))
        return QRect(corner, QSize(width, height))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.text(index.row()))
