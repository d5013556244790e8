"""The problems of the whole site: searched, filtered, grouped, with the state of the check."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from editor.app.site_problems import GroupBy, Located, SiteView, Titles, Wish
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.line import Line
from editor.ui.problems.delegate import ProblemDelegate
from editor.ui.problems.hands import ProblemHands
from editor.ui.problems.rows import ROW_ROLE, ProblemRow
from editor.ui.problems.severity_filter import SeverityFilter
from editor.ui.problems.site_model import SiteProblemsModel
from editor.ui.theme.tokens import Theme

_PAUSE = 150
"""Milliseconds after the last letter until the list follows the search."""
_NEAR = 20
"""Rows before the end of what is known of a group at which more is made known."""
_FEW = 40
"""So few problems are shown with all groups open."""


class SitePage(QWidget):
    """Shows a :class:`SiteView` as a tree.

    ``tools`` (search, filters, progress) is a widget of its own, to be put where there is room.

    Signals:
        wish_changed(Wish): something else is to be seen.
        activated(ProblemRow): open its post at its place.
        menu_wanted(ProblemRow, QPoint): open its menu there on the screen.
        row_changed(): another row is chosen, or the rows are others.
        check_wanted(), cancel_wanted(): check the site (again); stop checking.
    """

    wish_changed = Signal(object)
    activated = Signal(object)
    menu_wanted = Signal(object, object)
    row_changed = Signal()
    check_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._view = SiteView()
        self._by = GroupBy.RULE
        self._state = "none"
        self._progress = (0, 0)
        self._focus_wanted = False
        self._model = SiteProblemsModel(messages, self)
        self._theme = theme
        self._build_tools(theme)
        self._tree = QTreeView(self)
        self._tree.setObjectName("problems.tree")
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(18)
        self._tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = ProblemDelegate(theme, self._tree, wraps=False)
        hands = ProblemHands(self._tree, self._delegate)
        hands.activated.connect(self.activated)
        hands.menu_wanted.connect(self._on_menu_wanted)
        self._tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._tree.verticalScrollBar().valueChanged.connect(self._fetch_in_sight)
        self._empty = QLabel(self)
        self._empty.setObjectName("problems.site.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tree, 1)
        layout.addWidget(self._empty, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell_wish)
        self.apply_theme(theme)
        self.retranslate(messages)
        self._show_state()

    def _build_tools(self, theme: Theme) -> None:
        self._search = Line(self)
        self._search.setObjectName("problems.search")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(120)
        self._search_icon = QAction(self)
        self._search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.installEventFilter(self)
        self._group = QComboBox(self)
        self._group.setObjectName("problems.group")
        for by in GroupBy:
            self._group.addItem("", by)
        self._group.currentIndexChanged.connect(self._on_choice_changed)
        self._severities = SeverityFilter(self._messages, theme, self)
        self._severities.changed.connect(self._on_choice_changed)
        self._said = QLabel(self)
        self._said.setObjectName("problems.site.said")
        self._said.setProperty("role", "muted")
        self._again = QToolButton(self)
        self._again.setObjectName("problems.check")
        self._again.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._again.setProperty("role", "link")
        self._again.clicked.connect(self._on_again)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("problems.progress")
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(3)
        line = QHBoxLayout()
        line.setContentsMargins(10, 0, 8, 5)
        line.setSpacing(8)
        line.addWidget(self._search, 1)
        line.addWidget(self._group)
        line.addWidget(self._severities)
        line.addWidget(self._said)
        line.addWidget(self._again)
        self.tools = QWidget(self)
        column = QVBoxLayout(self.tools)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._bar)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``; the rows come again in the new language."""
        self._messages = messages
        text = messages.text
        self._search.setPlaceholderText(text("problems.site.search"))
        self._search.setAccessibleName(text("problems.site.search"))
        self._group.setAccessibleName(text("problems.site.group"))
        for number, by in enumerate(GroupBy):
            self._group.setItemText(number, text(f"problems.site.by.{by.value}"))
        self._severities.retranslate(messages)
        self._tree.setAccessibleName(text("problems.site.title"))
        self._bar.setAccessibleName(text("problems.site.checking"))
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._delegate.theme = theme
        self._severities.apply_theme(theme)
        self._search_icon.setIcon(icon("list-filter", theme.color("text_faint")))
        self._tree.viewport().update()
        self._show_state()

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def wish(self) -> Wish:
        """What is to be seen."""
        by = self._group.currentData()
        return Wish(GroupBy(by), self._severities.wanted(), self._search.text())

    @property
    def view(self) -> SiteView:
        """What is seen."""
        return self._view

    def set_view(self, view: SiteView, by: GroupBy, titles: Titles, schema: Schema | None) -> None:
        """Show other problems; open groups, the chosen row and the place scrolled to stay."""
        expanded = self._expanded() if by is self._by else set()
        index = self._tree.currentIndex()
        current, group = self._model.located(index), self._model.group_of(index)
        scrolled = self._tree.verticalScrollBar().value()
        self._view, self._by = view, by
        self._model.set_view(view, by, titles, schema, self._messages)
        self._severities.set_counts(view.counts)
        few = view.shown <= _FEW
        for number, shown in enumerate(view.groups):
            if few or shown.key in expanded:
                self._tree.expand(self._model.index(number, 0))
        self._choose(current, group.key if group is not None else None)
        self._tree.verticalScrollBar().setValue(scrolled)
        self._show_state()
        self.row_changed.emit()
        waits = self._focus_wanted and self._search.hasFocus() and not self._search.text()
        if waits and view.groups:
            self.focus_list()

    def set_state(self, state: str, done: int = 0, total: int = 0) -> None:
        """How the check stands: none, running (with progress), done, cancelled or failed."""
        self._state = state
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._progress = (done, total)
        self._show_state()

    def focus_list(self) -> None:
        """Take the keyboard focus, with a row chosen; the search line where there is no row."""
        self._focus_wanted = not self._view.groups
        if self._focus_wanted:
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._tree.currentIndex().isValid():
            self._tree.setCurrentIndex(self._model.index(0, 0))
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> ProblemRow | None:
        """The problem that is chosen."""
        index = self._tree.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, ProblemRow) else None

    @property
    def foremost(self) -> ProblemRow | None:
        """The problem that is chosen, else the first of the group that is."""
        if self.current is not None:
            return self.current
        index = self._tree.currentIndex()
        if not index.isValid():
            index = self._model.index(0, 0)
        first = self._model.index(0, 0, index) if index.isValid() else QModelIndex()
        row = first.data(ROW_ROLE) if first.isValid() else None
        return row if isinstance(row, ProblemRow) else None

    @property
    def rule(self) -> str | None:
        """The rule that the chosen row is of; None for a post's group."""
        located = self._model.located(self._tree.currentIndex())
        if located is not None:
            return located.finding.rule
        group = self._model.group_of(self._tree.currentIndex())
        return group.key if group is not None and self._by is GroupBy.RULE else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line, Down and Enter lead into the list."""
        if watched is self._search and isinstance(event, QKeyEvent) and self._view.groups:
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focus_list()
                return True
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------

    def _expanded(self) -> set[str]:
        shown = enumerate(self._model.groups)
        return {g.key for n, g in shown if self._tree.isExpanded(self._model.index(n, 0))}

    def _choose(self, current: Located | None, group: str | None) -> None:
        index = self._model.index_of(current) if current is not None else QModelIndex()
        if not index.isValid() and group is not None:
            keys = [shown.key for shown in self._model.groups]
            index = self._model.index(keys.index(group), 0) if group in keys else index
        if index.isValid():
            self._tree.setCurrentIndex(index)

    def _fetch_in_sight(self) -> None:
        """Where the last known row of a group comes into sight, make the next ones known."""
        index = self._tree.indexAt(self._tree.viewport().rect().bottomLeft())
        if not index.isValid():
            index = self._tree.currentIndex()
        if index.isValid() and not index.parent().isValid():
            index = self._tree.indexAbove(index)  # a group's heading: what ends above it
        group = index.parent()
        near_end = index.row() + _NEAR >= self._model.rowCount(group)
        if group.isValid() and near_end and self._model.canFetchMore(group):
            self._model.fetchMore(group)

    def _show_state(self) -> None:
        text, view = self._messages.text, self._view
        running = self._state == "running"
        self._bar.setVisible(running)
        done, total = self._progress
        if running:
            said = text("problems.site.progress", done=done, total=total) if total else ""
        else:
            said = text("problems.site.count", count=view.shown) if view.groups else ""
        self._said.setText(said)
        button = "cancel" if running else "check"
        self._again.setText(text(f"problems.site.{button}"))
        self._again.setIcon(icon("x" if running else "rotate-ccw", self._theme.color("accent")))
        has = bool(view.groups)
        self._tree.setVisible(has)
        self._empty.setVisible(not has)
        state = self._state
        if state == "done" and (view.counts or self._search.text().strip()):
            state = "no-match"
        self._empty.setText(text(f"problems.site.empty.{state}"))

    def _tell_wish(self) -> None:
        self.wish_changed.emit(self.wish)

    def _on_search_changed(self, _text: str) -> None:
        self._pause.start()

    def _on_choice_changed(self, *_: object) -> None:
        self._pause.stop()
        self._tell_wish()

    def _on_again(self) -> None:
        if self._state == "running":
            self.cancel_wanted.emit()
        else:
            self.check_wanted.emit()

    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._fetch_in_sight()
        self.row_changed.emit()

    def _on_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        if self._model.located(index) is None:
            index = self._model.index(0, 0, index)  # what can be done about a rule stands there too
        row = index.data(ROW_ROLE)
        if isinstance(row, ProblemRow):
            self.menu_wanted.emit(row, place)
