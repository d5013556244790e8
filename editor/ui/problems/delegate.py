"""How a problem is drawn in a list: icon, sentence, its fixes as links, its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from editor.app.finding_texts import breakable
from editor.ui.icons import icon
from editor.ui.problems.rows import ROW_ROLE, GroupRow, ProblemRow
from editor.ui.severities import SEVERITY_ICONS
from editor.ui.theme.tokens import Theme

PAD_X, PAD_Y, GAP, ICON = 12, 5, 8, 16
LINKS = 2
"""Fixes drawn as links; the rest is in the menu."""
_WIDEST_LINK = 240
_NARROWEST_TEXT = 240
"""Where the sentence would have less room than this, the links stand below it."""
_KEPT = 1000
"""Heights remembered: while somebody types, most rows come again as they were."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
"""At blanks, between Japanese characters, and where ``breakable`` has made it possible."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowShape:
    """Where the parts of a row stand, from its own corner; ``links`` in the order of the fixes."""

    text: QRect
    place: QRect
    links: tuple[QRect, ...]
    height: int


class ProblemDelegate(QStyledItemDelegate):
    """Draws rows without a widget for each; what is drawn as a link is found by :meth:`link_at`.

    ``wraps``: a sentence takes the lines it needs; else all rows have one line, and are of one
    height, so that tens of thousands of them scroll at once.
    """

    def __init__(self, theme: Theme, parent: QAbstractItemView, *, wraps: bool) -> None:
        super().__init__(parent)
        self.theme = theme
        self.hot: tuple[int, int] | None = None
        """Row and number of the link under the mouse; None where there is none."""
        self._wraps = wraps
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its text needs in the view's width."""
        if not self._wraps:
            return QSize(80, QFontMetrics(option.font).lineSpacing() + 2 * PAD_Y)
        row = index.data(ROW_ROLE)
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        width = view.viewport().width()
        key = (row.message, row.place, row.fixes, width, option.font.pointSizeF())
        if key not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            self._heights[key] = self.shape(row, width, option.font).height
        return QSize(80, self._heights[key])

    def shape(self, row: ProblemRow, width: int, font: QFont) -> RowShape:
        """Where the parts stand in a row of ``width``."""
        metrics = QFontMetrics(font)
        line = metrics.lineSpacing()
        left, right = PAD_X + ICON + GAP, width - PAD_X
        place_width = metrics.horizontalAdvance(row.place) if row.place else 0
        place_width = min(place_width, width * 9 // 20)
        titles = row.fixes[:LINKS] if self._wraps else ()
        widths = [min(metrics.horizontalAdvance(title), _WIDEST_LINK) for title in titles]
        beside = sum(w + GAP for w in widths)
        text_right = right - (place_width + 2 * GAP if row.place else 0)
        below = text_right - beside - left < _NARROWEST_TEXT and self._wraps
        text_width = max(40, text_right - left - (0 if below else beside + (GAP if titles else 0)))
        height = line
        if self._wraps:
            needed = metrics.boundingRect(
                QRect(0, 0, text_width, 10_000), _WRAP, breakable(row.message)
            )
            height = max(line, needed.height())
        place = QRect(right - place_width, PAD_Y, place_width, line)
        x = left if below else text_right - beside
        top = PAD_Y + height if below else PAD_Y
        links: list[QRect] = []
        for link_width in widths:
            links.append(QRect(x, top, link_width, line))
            x += link_width + GAP
        total = PAD_Y + height + (line if below and links else 0) + PAD_Y
        return RowShape(QRect(left, PAD_Y, text_width, height), place, tuple(links), total)

    def link_at(self, row: object, rect: QRect, point: QPoint, font: QFont) -> int | None:
        """The number of the fix that is drawn at ``point`` (of the viewport)."""
        if not isinstance(row, ProblemRow):
            return None
        shape = self.shape(row, rect.width(), font)
        inside = point - rect.topLeft()
        return next((n for n, area in enumerate(shape.links) if area.contains(inside)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, option.state)
        painter.translate(rect.topLeft())
        if isinstance(row, GroupRow):
            self._paint_group(painter, row, rect, option.font)
        elif isinstance(row, ProblemRow):
            self._paint_problem(painter, row, rect, option.font, index.row())
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.color("accent_soft"))
            if state & QStyle.StateFlag.State_HasFocus:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self.theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.color("hover"))

    def _paint_problem(
        self, painter: QPainter, row: ProblemRow, rect: QRect, font: QFont, number: int
    ) -> None:
        shape = self.shape(row, rect.width(), font)
        metrics = QFontMetrics(font)
        severity = row.finding.severity
        drawn = icon(SEVERITY_ICONS[severity], self.theme.color(severity.value))
        drawn.paint(painter, PAD_X, PAD_Y + (metrics.lineSpacing() - ICON) // 2, ICON, ICON)
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        if self._wraps:
            painter.drawText(shape.text, _WRAP, breakable(row.message))
        else:
            elide = Qt.TextElideMode.ElideRight
            shown = metrics.elidedText(row.message, elide, shape.text.width())
            painter.drawText(shape.text, int(Qt.AlignmentFlag.AlignVCenter), shown)
        right = int(Qt.AlignmentFlag.AlignRight)
        painter.setPen(self.theme.color("text_faint"))
        elide = Qt.TextElideMode.ElideMiddle
        painter.drawText(
            shape.place, right, metrics.elidedText(row.place, elide, shape.place.width() + 1)
        )
        painter.setPen(self.theme.color("accent"))
        for n, area in enumerate(shape.links):
            underlined = QFont(font)
            underlined.setUnderline(self.hot == (number, n))
            painter.setFont(underlined)
            title = metrics.elidedText(row.fixes[n], Qt.TextElideMode.ElideRight, area.width() + 1)
            painter.drawText(area, 0, title)

    def _paint_group(self, painter: QPainter, row: GroupRow, rect: QRect, font: QFont) -> None:
        heavy = QFont(font)
        heavy.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(heavy)
        x = PAD_X // 2
        top = (rect.height() - ICON) // 2
        drawn = icon(SEVERITY_ICONS[row.severity], self.theme.color(row.severity.value))
        drawn.paint(painter, x, top, ICON, ICON)
        x += ICON + GAP
        count = f"{row.count:,}"
        count_width = QFontMetrics(font).horizontalAdvance(count) + 2 * GAP
        room = rect.width() - x - count_width - PAD_X
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        elide = Qt.TextElideMode.ElideRight
        title = metrics.elidedText(row.title, elide, room)
        painter.setFont(heavy)
        painter.setPen(self.theme.color("text"))
        title_width = metrics.horizontalAdvance(title)
        painter.drawText(QRect(x, 0, title_width + 1, rect.height()), middle, title)
        x += title_width + GAP
        painter.setFont(font)
        painter.setPen(self.theme.color("text_muted"))
        painter.drawText(QRect(x, 0, count_width, rect.height()), middle, count)
        x += count_width
        painter.setPen(self.theme.color("text_faint"))
        beside = QFontMetrics(font).elidedText(row.beside, elide, rect.width() - x - PAD_X)
        painter.drawText(QRect(x, 0, rect.width() - x - PAD_X, rect.height()), middle, beside)
