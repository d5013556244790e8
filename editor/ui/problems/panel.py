"""The problems panel: what is wrong with the open post, gravest first, the chosen one in full."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.finding_walk import same_problem
from editor.core.findings import Applicability, Finding, Severity
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.problems.delegate import ProblemDelegate
from editor.ui.problems.details import FillMenu, ProblemDetails
from editor.ui.problems.hands import ProblemHands
from editor.ui.problems.post_model import PostProblemsModel
from editor.ui.problems.rows import ROW_ROLE, ProblemRow
from editor.ui.theme.tokens import Theme

_ROOM_FOR_DETAILS = 640
"""Narrower, the panel has the list alone."""


class ProblemsPanel(QWidget):
    """Shows findings and tells which one a user goes to or wants fixed.

    Signals:
        finding_chosen(Finding): go to its place.
        fix_requested(Finding, Fix): apply it.
        fix_all_requested(): apply all safe fixes.
    """

    finding_chosen = Signal(object)
    fix_requested = Signal(object, object)
    fix_all_requested = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._text = ""
        self._schema: Schema | None = None
        self._post_open = False
        self._details_wanted = True
        self._fill_menu: FillMenu | None = None
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
        self._explain = QToolButton(self)
        self._explain.setObjectName("problems.explain")
        self._explain.setCheckable(True)
        self._explain.setChecked(True)
        self._explain.toggled.connect(self._on_details_toggled)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self._fix_all)
        head.addWidget(self._explain)

        self._model = PostProblemsModel(messages, self)
        self._list = QListView(self)
        self._list.setObjectName("problems.list")
        self._list.setModel(self._model)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._delegate = ProblemDelegate(theme, self._list, wraps=True)
        hands = ProblemHands(self._list, self._delegate)
        hands.activated.connect(self._on_activated)
        hands.fix_pressed.connect(self._on_fix_pressed)
        hands.menu_wanted.connect(self._on_menu_wanted)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._details = ProblemDetails(messages, theme, self)
        self._details.fix_requested.connect(self.fix_requested)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setObjectName("splitter.problems")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._list)
        self._split.addWidget(self._details)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([600, 400])
        self._empty = QLabel(self)
        self._empty.setObjectName("problems.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "faint")

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._empty, 1)
        self.retranslate(messages)

    def set_menu(self, fill: FillMenu) -> None:
        """What fills the menu of a problem."""
        self._fill_menu = fill
        self._details.fill_menu = fill

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._title.setText(messages.text("problems.title"))
        self._fix_all.setText(messages.text("problems.fix-all"))
        self._explain.setAccessibleName(messages.text("problems.explain"))
        self._explain.setToolTip(messages.text("problems.explain"))
        self._list.setAccessibleName(messages.text("problems.title"))
        self._details.retranslate(messages)
        self._show(self._model.findings)

    def apply_theme(self, theme: Theme) -> None:
        """Draw icons in the colours of ``theme``."""
        self._theme = theme
        self._delegate.theme = theme
        self._details.apply_theme(theme)
        self._list.viewport().update()
        self._show_head()

    def set_findings(
        self, findings: tuple[Finding, ...], text: str, schema: Schema | None = None
    ) -> None:
        """Show the findings of ``text``; the same findings again change nothing."""
        shown = (self._model.findings, self._text, self._schema)
        if self._post_open and shown == (findings, text, schema):
            return
        self._post_open = True
        self._text, self._schema = text, schema
        self._show(findings)

    def clear(self) -> None:
        """No post is open."""
        self._post_open = False
        self._text = ""
        self._show(())

    def focus_list(self) -> None:
        """Take the keyboard focus, with a row chosen."""
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, finding: Finding) -> None:
        """Mark the row of ``finding``."""
        row = self._model.row_of(finding)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def explain(self, finding: Finding) -> None:
        """Mark the row of ``finding`` and show all that there is to say about it."""
        self._explain.setChecked(True)
        self.select(finding)
        self._details.focus_text()

    @property
    def current(self) -> Finding | None:
        """The finding whose row is chosen."""
        return self._finding_at(self._list.currentIndex())

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    # -- inside ---------------------------------------------------------------------------------

    def _show(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings; the chosen row and the place scrolled to stay."""
        current, scrolled = self.current, self._list.verticalScrollBar().value()
        before = self._model.findings
        self._model.set_findings(findings, self._text, self._schema, self._messages)
        kept = same_problem(findings, current, before) if current is not None else None
        if kept is not None:
            self._list.setCurrentIndex(self._model.index(self._model.row_of(kept)))
        self._list.verticalScrollBar().setValue(scrolled)
        self._split.setVisible(bool(findings))
        self._empty.setVisible(not findings)
        none = "problems.none" if self._post_open else "problems.no-post"
        self._empty.setText(self._messages.text(none))
        self._show_head()
        self._show_details()

    def _show_head(self) -> None:
        findings = self._model.findings
        count = Counter(f.severity for f in findings)
        parts = [
            self._messages.text(f"problems.count.{s.value}", count=count[s])
            for s in Severity
            if count[s]
        ]
        self._counts.setText("  ".join(parts))
        safe = any(x.applicability is Applicability.SAFE for f in findings for x in f.fixes)
        self._fix_all.setVisible(safe)
        self._fix_all.setIcon(icon("wand-sparkles", self._theme.color("accent")))
        self._explain.setIcon(icon("info", self._theme.color("text_muted")))
        self._explain.setVisible(bool(findings))

    def _show_details(self) -> None:
        """The chosen problem, or else the gravest one."""
        shown = self._details_wanted and self.width() >= _ROOM_FOR_DETAILS
        self._details.setVisible(shown)
        if not shown:
            return
        index = self._list.currentIndex()
        if not index.isValid() and self._model.rowCount():
            index = self._model.index(0)
        self._details.show_row(index.data(ROW_ROLE) if index.isValid() else None)

    def _finding_at(self, index: QModelIndex) -> Finding | None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row.finding if isinstance(row, ProblemRow) else None

    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._show_details()

    def _on_details_toggled(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's value
        self._details_wanted = wanted
        self._show_details()

    def _on_activated(self, row: ProblemRow) -> None:
        self.finding_chosen.emit(row.finding)

    def _on_fix_pressed(self, row: ProblemRow, number: int) -> None:
        self.fix_requested.emit(row.finding, row.finding.fixes[number])

    def _on_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        finding = self._finding_at(index)
        if finding is None or self._fill_menu is None:
            return
        menu = QMenu(self)
        menu.setObjectName("problems.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_menu(menu, finding)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it becomes narrow, the list has all the room."""
        super().resizeEvent(event)
        self._show_details()
