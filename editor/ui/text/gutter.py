"""The strip left of the text: line numbers of the file, and marks where something is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from editor.core.findings import Severity
from editor.ui.text.view import TextView
from editor.ui.theme.tokens import Theme

_MARK = 8
_PAD = 8


class Gutter(QWidget):
    """Stands in the view's left margin and scrolls with it.

    Numbers count the whole file's lines, hidden header included: they are the numbers that
    findings, Jekyll and other editors speak of.
    """

    def __init__(self, view: TextView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._numbers = True
        self._current = 0
        self.marks: Callable[[int, int], Mapping[int, Severity]] = lambda _start, _end: {}
        """Asked when painting: the gravest severity for each line that has a finding, between two
        positions of the document."""
        self.tip_of: Callable[[int], str] = lambda _line: ""
        """Asked for what to say over a line's mark, as rich text."""
        self.setObjectName("text.gutter")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.updateRequest.connect(self._on_update)
        view.blockCountChanged.connect(self._on_resized)
        view.cursorPositionChanged.connect(self._on_caret_moved)
        view.resized.connect(self._on_resized)
        self._on_resized()

    def set_line_numbers(self, shown: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show numbers, or only the marks."""
        self._numbers = shown
        self._on_resized()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the last line's number needs."""
        digits = max(3, len(str(self._view.blockCount())))
        numbers = self.fontMetrics().horizontalAdvance("9" * digits) if self._numbers else 0
        return QSize(_PAD + _MARK + (_PAD // 2 + numbers if numbers else 0) + _PAD // 2, 0)

    def refresh(self) -> None:
        """Size or font changed."""
        self._on_resized()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the lines in sight, and of those only what has to be painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view
        block = view.firstVisibleBlock()
        top = view.blockBoundingGeometry(block).translated(view.contentOffset()).top()
        start = end = block.position()
        lines: list[tuple[int, QRect]] = []
        while block.isValid() and top <= event.rect().bottom():
            height = view.blockBoundingRect(block).height()
            if block.isVisible() and top + height >= event.rect().top():
                line = block.layout().lineAt(0)
                first = line.height() if line.isValid() else height
                lines.append(
                    (block.blockNumber(), QRect(0, round(top), self.width(), round(first)))
                )
                end = block.position() + block.length()
            top += height
            block = block.next()
        marks = self.marks(start, end)
        for number, area in lines:
            self._paint_line(painter, area, number, marks.get(number), number == self._current)

    def _paint_line(
        self,
        painter: QPainter,
        area: QRect,
        number: int,
        mark: Severity | None,
        current: bool,  # noqa: FBT001 - a fact, no switch
    ) -> None:
        if self._numbers:
            painter.setFont(self.font())
            painter.setPen(self._theme.color("text_muted" if current else "text_faint"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area.adjusted(0, 0, -_PAD // 2, 0), flags, str(number + 1))
        if mark is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(mark.value))
            middle = area.center().y() - _MARK / 2 + 0.5
            spot = QRectF(_PAD / 2, middle, _MARK, _MARK)
            _draw_mark(painter, spot, mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects the caret's place at that line."""
        point = event.position().toPoint()
        cursor = self._view.cursorForPosition(self._view.viewport().mapFromParent(point))
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        self._view.setTextCursor(cursor)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)

    def event(self, event: QEvent) -> bool:
        """Over a mark, say what was found in its line."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self._view.viewport().mapFromGlobal(event.globalPos())
            line = self._view.cursorForPosition(point).blockNumber()
            QToolTip.showText(event.globalPos(), self.tip_of(line), self)
            return True
        return super().event(event)

    def _on_caret_moved(self) -> None:
        current = self._view.textCursor().blockNumber()
        if current != self._current:
            self._current = current
            self.update()

    def _on_update(self, area: QRect, dy: int) -> None:
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, area.y(), self.width(), area.height())

    def _on_resized(self) -> None:
        width = self.sizeHint().width()
        self._view.leave_margin(width)
        inside = self._view.contentsRect()
        self.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))


def _draw_mark(painter: QPainter, spot: QRectF, mark: Severity) -> None:
    """A shape for each severity: colour alone does not tell them apart for everybody."""
    if mark is Severity.ERROR:
        painter.drawEllipse(spot)
    elif mark is Severity.WARNING:
        painter.drawPolygon(
            [
                spot.bottomLeft(),
                spot.bottomRight(),
                spot.topLeft() + (spot.topRight() - spot.topLeft()) / 2,
            ]
        )
    else:
        painter.drawRoundedRect(spot.adjusted(1.5, 1.5, -1.5, -1.5), 1.5, 1.5)
