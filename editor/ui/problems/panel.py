"""The problems panel: those of the open post or of the whole site, and the chosen one in full."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages
from editor.ui.announcing import announce
from editor.ui.icons import icon
from editor.ui.problems.details import FillMenu, ProblemDetails
from editor.ui.problems.post_page import PostPage
from editor.ui.problems.rows import ProblemRow
from editor.ui.problems.site_page import SitePage
from editor.ui.theme.tokens import Theme

_ROOM_FOR_DETAILS = 640
"""Narrower, the panel has the list alone."""
SCOPES = ("post", "site")


class ProblemsPanel(QWidget):
    """Shows findings and tells which one a user goes to or wants fixed.

    ``site`` is the page of the whole site's problems.

    Signals:
        finding_chosen(Finding): go to its place in the open post.
        place_chosen(str, Finding): open the post of that path within the site at that place.
        fix_requested(Finding, Fix): apply it in the open post.
        site_fix_requested(str, Finding, Fix): open the post of that path and apply it there.
        fix_all_requested(str): apply all safe fixes of that scope, "post" or "site".
        scope_changed(str): the other problems are to be seen.
        called(): what is shown should be seen now, also where the pane is hidden.
    """

    finding_chosen = Signal(object)
    place_chosen = Signal(str, object)
    fix_requested = Signal(object, object)
    site_fix_requested = Signal(str, object, object)
    fix_all_requested = Signal(str)
    scope_changed = Signal(str)
    called = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._errors = 0
        self._details_wanted = True
        self._fill_post: FillMenu | None = None
        self._fill_site: FillMenu | None = None
        self.setObjectName("problems")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = self._build_head()
        self._post = PostPage(messages, theme, self)
        self.site = SitePage(messages, theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._post)
        self._pages.addWidget(self.site)
        self._details = ProblemDetails(messages, theme, self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setObjectName("splitter.problems")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._pages)
        self._split.addWidget(self._details)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([600, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.site.tools)
        layout.addWidget(self._split, 1)
        self.site.tools.hide()
        self._connect()
        self.retranslate(messages)

    def _build_head(self) -> QHBoxLayout:
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._scopes = QButtonGroup(self)
        scopes = QHBoxLayout()
        scopes.setSpacing(2)
        for number, scope in enumerate(SCOPES):
            button = QToolButton(self)
            button.setObjectName(f"problems.scope.{scope}")
            button.setCheckable(True)
            button.setChecked(number == 0)
            self._scopes.addButton(button, number)
            scopes.addWidget(button)
        self._counts = QLabel(self)
        self._counts.setObjectName("problems.counts")
        self._counts.setProperty("role", "muted")
        self._fix_all = QToolButton(self)
        self._fix_all.setObjectName("problems.fix-all")
        self._fix_all.setProperty("role", "link")
        self._fix_all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._explain = QToolButton(self)
        self._explain.setObjectName("problems.explain")
        self._explain.setCheckable(True)
        self._explain.setChecked(True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 4)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addLayout(scopes)
        head.addWidget(self._counts)
        head.addStretch(1)
        head.addWidget(self._fix_all)
        head.addWidget(self._explain)
        return head

    def _connect(self) -> None:
        self._scopes.idToggled.connect(self._on_scope_toggled)
        self._fix_all.clicked.connect(self._on_fix_all)
        self._explain.toggled.connect(self._on_details_toggled)
        self._post.activated.connect(self._on_activated)
        self._post.fix_pressed.connect(self._on_fix_pressed)
        self._post.menu_wanted.connect(self._on_menu_wanted)
        self._post.row_changed.connect(self._show_details)
        self.site.activated.connect(self._on_activated)
        self.site.menu_wanted.connect(self._on_menu_wanted)
        self.site.row_changed.connect(self._on_site_rows)
        self._details.fix_requested.connect(self._on_fix_requested)

    def set_menus(self, post: FillMenu, site: FillMenu) -> None:
        """What fills the menu of a problem of the open post, and of one of the site."""
        self._fill_post, self._fill_site = post, site
        self._details.fill_menu = self._fill

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        text = messages.text
        self._title.setText(text("problems.title"))
        for number, scope in enumerate(SCOPES):
            self._scopes.button(number).setText(text(f"problems.scope.{scope}"))
        self._explain.setAccessibleName(text("problems.explain"))
        self._explain.setToolTip(text("problems.explain"))
        self._details.retranslate(messages)
        self._post.retranslate(messages)
        self.site.retranslate(messages)
        self._show_head()

    def apply_theme(self, theme: Theme) -> None:
        """Draw icons in the colours of ``theme``."""
        self._theme = theme
        for part in (self._post, self.site, self._details):
            part.apply_theme(theme)
        self._show_head()

    # -- the problems of the open post ------------------------------------------------------------

    def set_findings(
        self,
        findings: tuple[Finding, ...],
        text: str,
        schema: Schema | None = None,
        *,
        checked: bool = True,
    ) -> None:
        """Show the findings of ``text``; the same findings again change nothing.

        Not ``checked``: nothing was looked for, which is said in their place.
        """
        if self._post.set_findings(findings, text, schema, checked=checked):
            self._show_head()

    def clear(self) -> None:
        """No post is open."""
        self._post.clear()
        self._show_head()

    def select(self, finding: Finding) -> None:
        """Mark the row of ``finding``, a finding of the open post."""
        self._post.select(finding)

    def explain(self, finding: Finding) -> None:
        """Show all that there is to say about a finding, and mark its row where it is listed."""
        self._explain.setChecked(True)
        if finding in self._post.findings:
            self.set_scope("post")
            self._post.select(finding)
        self._details.focus_text()

    @property
    def current(self) -> Finding | None:
        """The finding of the open post whose row is chosen."""
        row = self._post.current
        return row.finding if row is not None else None

    # -- both ------------------------------------------------------------------------------------

    @property
    def scope(self) -> str:
        """Whose problems are shown: "post" or "site"."""
        return SCOPES[self._scopes.checkedId()]

    def set_scope(self, scope: str) -> None:
        """Show the problems of the post or of the site."""
        self._scopes.button(SCOPES.index(scope)).setChecked(True)

    def focus_list(self) -> None:
        """Take the keyboard focus, with a row chosen."""
        self._page.focus_list()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in here, in the list of the post's problems or beside it."""
        focused = QApplication.focusWidget()
        return self.scope == "post" and focused is not None and self.isAncestorOf(focused)

    # -- inside ---------------------------------------------------------------------------------

    @property
    def _page(self) -> PostPage | SitePage:
        return self._post if self.scope == "post" else self.site

    def _show_head(self) -> None:
        site = self.scope == "site"
        findings = self._post.findings
        count = Counter(f.severity for f in findings)
        parts = [
            self._messages.text(f"problems.count.{s.value}", count=count[s])
            for s in Severity
            if count[s]
        ]
        # The site's counts stand on the buttons that filter by them.
        self._counts.setText("" if site else "  ".join(parts))
        if not site and count[Severity.ERROR] != self._errors:
            # Only what keeps from saving: with every other finding it would never be silent.
            self._errors = count[Severity.ERROR]
            announce(self, ", ".join(parts) or self._messages.text(self._post.when_empty))
        safe = any(x.applicability is Applicability.SAFE for f in findings for x in f.fixes)
        self._fix_all.setVisible(bool(self.site.view.groups) if site else safe)
        title = "problems.fix-all-site" if site else "problems.fix-all"
        self._fix_all.setText(self._messages.text(title))
        self._fix_all.setIcon(icon("wand-sparkles", self._theme.color("accent")))
        self._explain.setIcon(icon("info", self._theme.color("text_muted")))

    def _show_details(self) -> None:
        """The chosen problem, or else the first one."""
        row = self._page.foremost
        room = self.width() >= _ROOM_FOR_DETAILS
        self._details.setVisible(self._details_wanted and room and row is not None)
        self._details.show_row(row)

    def _fill(self, menu: QMenu, finding: Finding) -> None:
        fill = self._fill_post if self.scope == "post" else self._fill_site
        if fill is not None:
            fill(menu, finding)

    def _on_scope_toggled(self, number: int, *_: object) -> None:
        if number != self._scopes.checkedId():
            return  # the other one, which was just let go
        self._pages.setCurrentIndex(number)
        self.site.tools.setVisible(SCOPES[number] == "site")
        self._show_head()
        self._show_details()
        self.scope_changed.emit(SCOPES[number])

    def _on_site_rows(self) -> None:
        if self.scope == "site":
            self._show_head()
            self._show_details()

    def _on_fix_all(self) -> None:
        self.fix_all_requested.emit(self.scope)

    def _on_details_toggled(self, *_: object) -> None:
        self._details_wanted = self._explain.isChecked()
        self._show_details()

    def _on_activated(self, row: ProblemRow) -> None:
        if row.rel:
            self.place_chosen.emit(row.rel, row.finding)
        else:
            self.finding_chosen.emit(row.finding)

    def _on_fix_pressed(self, row: ProblemRow, number: int) -> None:
        self._on_fix_requested(row, row.finding.fixes[number])

    def _on_fix_requested(self, row: ProblemRow, fix: Fix) -> None:
        if row.rel:
            self.site_fix_requested.emit(row.rel, row.finding, fix)
        else:
            self.fix_requested.emit(row.finding, fix)

    def _on_menu_wanted(self, row: ProblemRow, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("problems.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu, row.finding)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it becomes narrow, the list has all the room."""
        super().resizeEvent(event)
        self._show_details()
