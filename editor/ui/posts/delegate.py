"""How a post is drawn in the list: title on up to two lines, then date, state and category."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.i18n.catalog import Messages
from editor.site.rows import PostRow
from editor.ui.posts.model import DIRTY_ROLE, PROBLEMS_ROLE, ROW_ROLE
from editor.ui.theme.tokens import Theme

PAD_X, PAD_Y, GAP = 12, 8, 3


class PostDelegate(QStyledItemDelegate):
    """Draws rows of one height, so that thousands of them scroll at once."""

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.messages = messages
        self.theme = theme

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - all rows are of one height
    ) -> QSize:
        """Two lines of title and one of facts."""
        title = QFontMetrics(self._title_font(option.font)).lineSpacing()
        facts = QFontMetrics(self._facts_font(option.font)).lineSpacing()
        return QSize(120, 2 * title + facts + GAP + 2 * PAD_Y)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row: PostRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.color("accent_soft"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), self.theme.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.color("hover"))
        painter.setPen(self.theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        bottom = self._draw_title(painter, inner, row, option)
        self._draw_facts(painter, inner, bottom, row, index)
        painter.restore()

    def _draw_title(
        self, painter: QPainter, inner: QRect, row: PostRow, option: QStyleOptionViewItem
    ) -> int:
        font = self._title_font(option.font)
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        metrics = QFontMetrics(font)
        layout = QTextLayout(row.title or row.path.name, font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(inner.width())
        second = layout.createLine()
        layout.endLayout()
        first.draw(painter, QPointF(inner.topLeft()))
        if second.isValid():
            rest = layout.text()[first.textStart() + first.textLength() :]
            elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
            baseline = inner.top() + metrics.lineSpacing() + metrics.ascent()
            painter.drawText(inner.left(), baseline, elided)
        return inner.bottom()

    def _draw_facts(
        self,
        painter: QPainter,
        inner: QRect,
        bottom: int,
        row: PostRow,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        font = self._facts_font(painter.font())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        x = inner.left()
        baseline = bottom - metrics.descent()
        if index.data(DIRTY_ROLE):
            painter.setPen(self.theme.color("accent"))
            painter.drawText(x, baseline, "●")
            x += metrics.horizontalAdvance("● ")
        for text, token in self._facts(row, int(index.data(PROBLEMS_ROLE))):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.right() - x)
            painter.setPen(self.theme.color(token))
            painter.drawText(x, baseline, shown)
            x += metrics.horizontalAdvance(text) + 10
            if x >= inner.right():
                return

    def _facts(self, row: PostRow, errors: int) -> list[tuple[str, str]]:
        facts: list[tuple[str, str]] = []
        if errors:
            facts.append((self.messages.text("posts.errors", count=errors), "error"))
        if row.state != "published":
            facts.append((self.messages.text(f"posts.state.{row.state}"), "warning"))
        if row.date is not None:
            facts.append((row.date.strftime("%Y-%m-%d"), "text_muted"))
        if row.categories:
            facts.append((row.categories[0], "text_faint"))
        return facts

    @staticmethod
    def _title_font(base: QFont) -> QFont:
        return QFont(base)

    @staticmethod
    def _facts_font(base: QFont) -> QFont:
        font = QFont(base)
        font.setPointSizeF(max(7.5, base.pointSizeF() * 0.86))
        return font
