"""The problems panel: the findings of the open post, gravest first, each with its fixes."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.finding_texts import breakable, finding_text, fix_title, place_text
from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.lines import LineIndex
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme

SEVERITY_ICONS = {
    Severity.ERROR: "circle-alert",
    Severity.WARNING: "triangle-alert",
    Severity.HINT: "lightbulb",
}
LIMIT = 200
"""Rows made at the most: each is a widget. The rest is counted in a last row."""


class _Row(QWidget):
    """One finding; the row that counts the rest has no widget."""


class ProblemsPanel(QWidget):
    """Shows findings and tells which one a user goes to or wants fixed.

    Signals:
        finding_chosen(Finding): go to its place.
        fix_requested(Finding, Fix): apply it; an unsafe one is shown first by whoever listens.
        fix_all_requested(): apply all safe fixes.
    """

    finding_chosen = Signal(object)
    fix_requested = Signal(object, object)
    fix_all_requested = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self._lines = LineIndex("")
        self._post_open = False
        self.setObjectName("problems")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._counts = QLabel(self)
        self._counts.setObjectName("problems.counts")
        self._counts.setProperty("role", "muted")
        self._fix_all = QToolButton(self)
        self._fix_all.setObjectName("problems.fix-all")
        self._fix_all.setProperty("role", "link")
        self._fix_all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fix_all.clicked.connect(self.fix_all_requested)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self._fix_all)

        self._list = QListWidget(self)
        self._list.setObjectName("problems.list")
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_item_clicked)
        self._list.installEventFilter(self)
        self._empty = QLabel(self)
        self._empty.setObjectName("problems.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "faint")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)
        self.retranslate(messages)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._title.setText(messages.text("problems.title"))
        self._fix_all.setText(messages.text("problems.fix-all"))
        self._list.setAccessibleName(messages.text("problems.title"))
        self._rebuild()

    def apply_theme(self, theme: Theme) -> None:
        """Draw icons in the colours of ``theme``."""
        self._theme = theme
        self._rebuild()

    def set_findings(self, findings: tuple[Finding, ...], text: str) -> None:
        """Show the findings of ``text``; the same findings again change nothing."""
        if self._post_open and findings == self._findings and text == self._lines.text:
            return
        self._post_open = True
        self._findings = findings
        self._lines = LineIndex(text)
        self._rebuild()

    def clear(self) -> None:
        """No post is open."""
        self._post_open = False
        self._findings = ()
        self._rebuild()

    def focus_list(self) -> None:
        """Take the keyboard focus, with a row chosen."""
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._list.setFocus()

    def select(self, finding: Finding) -> None:
        """Mark the row of ``finding``."""
        for row, shown in enumerate(self._findings[:LIMIT]):
            if shown == finding:
                self._list.setCurrentRow(row)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the place, the menu key and Ctrl+. offer the fixes."""
        if watched is self._list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            row = self._list.currentRow()
            if 0 <= row < len(self._findings[:LIMIT]):
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.finding_chosen.emit(self._findings[row])
                    return True
                control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                if event.key() == Qt.Key.Key_Menu or (control and event.key() == Qt.Key.Key_Period):
                    self._open_fix_menu(row)
                    return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew in another width."""
        super().resizeEvent(event)
        self._fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """A hidden list has no width to wrap in."""
        super().showEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give every row the height that its text needs in the list's width.

        A list does not ask its row widgets for a height by width, and would make them as wide as
        they would like to be.
        """
        bar = self._list.verticalScrollBar().sizeHint().width()
        # The panel's own width: the list has none while it is hidden for lack of rows.
        width = self.width() - bar - 2
        for number in range(self._list.count()):
            item = self._list.item(number)
            row = self._list.itemWidget(item)
            if isinstance(row, _Row) and width > 0:
                row.setFixedWidth(width)
                item.setSizeHint(QSize(0, row.heightForWidth(width)))

    def _rebuild(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        shown = self._findings[:LIMIT]
        for finding in shown:
            self._add_row(finding)
        if len(self._findings) > LIMIT:
            rest = len(self._findings) - LIMIT
            item = QListWidgetItem(self._messages.text("problems.more", count=rest))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._fit_rows()
        if 0 <= row < len(shown):
            self._list.setCurrentRow(row)
        has = bool(self._findings)
        self._list.setVisible(has)
        self._empty.setVisible(not has)
        self._empty.setText(
            self._messages.text("problems.none" if self._post_open else "problems.no-post")
        )
        count = Counter(f.severity for f in self._findings)
        parts = [
            self._messages.text(f"problems.count.{s.value}", count=count[s])
            for s in Severity
            if count[s]
        ]
        self._counts.setText("  ".join(parts))
        safe = sum(
            any(x.applicability is Applicability.SAFE for x in f.fixes) for f in self._findings
        )
        self._fix_all.setVisible(safe > 0)
        self._fix_all.setIcon(icon("wand-sparkles", self._theme.color("accent")))

    def _add_row(self, finding: Finding) -> None:
        message = finding_text(finding, self._messages)
        place = place_text(finding, self._lines, self._messages)
        row = _Row()
        row.setToolTip(finding.rule)
        mark = QLabel(row)
        color = self._theme.color(finding.severity.value)
        mark.setPixmap(icon(SEVERITY_ICONS[finding.severity], color).pixmap(16, 16))
        mark.setAccessibleName(self._messages.text(f"severity.{finding.severity.value}"))
        text = QLabel(breakable(message), row)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # a policy of one's own forgets what setWordWrap said
        text.setSizePolicy(policy)
        where = QLabel(place, row)
        where.setProperty("role", "faint")
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(mark)
        line.addWidget(text, 1)
        for fix in finding.fixes[:2]:
            line.addWidget(self._fix_button(finding, fix, row))
        line.addWidget(where)
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{message} {place}")
        self._list.addItem(item)
        self._list.setItemWidget(item, row)
        row.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def _fix_button(self, finding: Finding, fix: Fix, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("role", "link")
        button.setText(fix_title(finding, fix, self._messages))
        button.setObjectName(f"problems.fix.{finding.rule}.{fix.id}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._request_fix, finding, fix))
        return button

    def _request_fix(self, finding: Finding, fix: Fix, *_checked: object) -> None:
        self.fix_requested.emit(finding, fix)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        row = self._list.row(item)
        if row < len(self._findings[:LIMIT]):
            self.finding_chosen.emit(self._findings[row])

    def _open_fix_menu(self, row: int) -> None:
        finding = self._findings[row]
        if not finding.fixes:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fix in finding.fixes:
            action = menu.addAction(fix_title(finding, fix, self._messages))
            action.triggered.connect(partial(self._request_fix, finding, fix))
        rect = self._list.visualItemRect(self._list.item(row))
        menu.popup(self._list.viewport().mapToGlobal(rect.bottomLeft()))
