"""Rows of a list with a title on the left and a detail, muted, on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
HEIGHT = 30
"""Of a row, in device-independent pixels."""
_MOST = 0.4
"""How much of the row's width the detail may have."""
_GAP, _MARGIN = 16, 10


def set_detail(item: QListWidgetItem, detail: str) -> None:
    """Give ``item`` a detail and the height of such rows; screen readers read both texts."""
    item.setData(DETAIL_ROLE, detail)
    item.setSizeHint(QSize(0, HEIGHT))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {detail}")


class DetailRows(QStyledItemDelegate):
    """Draws them; a long title is cut to leave room for the detail."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the right end of the row free."""
        super().initStyleOption(option, index)
        detail = self._detail(option, index)
        if detail:
            taken = option.fontMetrics.horizontalAdvance(detail) + _GAP + 2 * _MARGIN
            icon = option.decorationSize.width() + _MARGIN if not option.icon.isNull() else 0
            room = option.rect.width() - taken - icon - self._box(option)
            mode = Qt.TextElideMode.ElideRight
            option.text = option.fontMetrics.elidedText(option.text, mode, room)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        detail = self._detail(option, index)
        if not detail:
            return
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(option.rect.adjusted(0, 0, -_MARGIN, 0), right, detail)
        painter.restore()

    def _box(self, option: QStyleOptionViewItem) -> int:
        """What the box to tick takes of the width, where there is one."""
        if not option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return 0
        style = option.widget.style()
        return style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + _MARGIN

    def _detail(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> str:
        detail = index.data(DETAIL_ROLE) or ""
        metrics: QFontMetrics = option.fontMetrics
        most = int(option.rect.width() * _MOST)
        return metrics.elidedText(detail, Qt.TextElideMode.ElideMiddle, most)
