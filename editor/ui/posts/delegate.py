"""How a post is drawn in the list: title on up to two lines, then date, state and category."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
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
        self._draw_texts(painter, rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y), option, index)
        painter.restore()

    def _draw_texts(
        self,
        painter: QPainter,
        inner: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Title and facts as one group, in the middle of the row's height."""
        row: PostRow = index.data(ROW_ROLE)
        font = self._title_font(option.font)
        lines = self._title_lines(row.title or row.path.name, font, inner.width())
        metrics = QFontMetrics(font)
        facts_font = self._facts_font(font)
        facts_height = QFontMetrics(facts_font).lineSpacing()
        height = len(lines) * metrics.lineSpacing() + GAP + facts_height
        top = inner.top() + max(0, (inner.height() - height) // 2)
        painter.setFont(font)
        painter.setPen(self.theme.color("text"))
        for line in lines:
            painter.drawText(inner.left(), top + metrics.ascent(), line)
            top += metrics.lineSpacing()
        painter.setFont(facts_font)
        self._draw_facts(painter, inner, top + GAP + facts_height, row, index)

    @staticmethod
    def _title_lines(title: str, font: QFont, width: int) -> list[str]:
        """The title on one or two lines, the second one elided."""
        layout = QTextLayout(title, font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(width)
        layout.endLayout()
        end = first.textStart() + first.textLength()
        rest = title[end:].strip()
        if not rest:
            return [title]
        elide = Qt.TextElideMode.ElideRight
        return [title[:end].rstrip(), QFontMetrics(font).elidedText(rest, elide, width)]

    def _draw_facts(
        self,
        painter: QPainter,
        inner: QRect,
        bottom: int,
        row: PostRow,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        metrics = QFontMetrics(painter.font())
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
