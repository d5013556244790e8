"""The problems of the whole site in the window: checked on demand, opened at their places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from editor.app.analysis import Analysis
from editor.app.finding_walk import same_problem
from editor.app.saving import Failed
from editor.app.session import PostSession
from editor.app.site_problems import SiteView, Wish
from editor.app.workspace import Workspace
from editor.core.findings import Finding, Fix
from editor.ui.desk import Desk
from editor.ui.live import LiveAnalysis
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.site_checking import SiteChecking


class SiteProblems(QObject):
    """Brings the check of the site and the page that shows it together."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        live: LiveAnalysis,
        panel: ProblemsPanel,
        checking: SiteChecking,
        *,
        apply: Callable[[Finding, Fix], None],
        warn: Callable[[Failed], None],
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._desk = desk
        self._live = live
        self._panel = panel
        self._checking = checking
        self._warn = warn
        self._apply = apply
        self._awaited: tuple[PostSession, Finding] | None = None
        panel.scope_changed.connect(self._on_scope_changed)
        panel.place_chosen.connect(self.open_at)
        panel.site_fix_requested.connect(self.fix_in)
        panel.site.check_wanted.connect(checking.check)
        panel.site.cancel_wanted.connect(checking.cancel)
        panel.site.wish_changed.connect(checking.set_wish)
        checking.state_changed.connect(panel.site.set_state)
        checking.arranged.connect(self._on_arranged)
        live.analysed.connect(self._on_analysed)
        workspace.site_changed.subscribe(self._on_site_changed)

    def check_site(self) -> None:
        """Show the problems of the whole site, checked anew."""
        self._panel.called.emit()
        already = self._panel.scope == "site"
        self._panel.set_scope("site")
        if already or self._checking.state in ("done", "cancelled"):
            self._checking.check()
        self._panel.focus_list()
        self._desk.changed.emit()

    def open_at(self, rel: str, finding: Finding) -> None:
        """Open a post of the site and go to a problem in it, wherever it has moved since."""
        session = self._opened(rel)
        if session is None:
            return
        self._awaited = (session, finding)
        analysis = self._live.latest(session)
        if analysis is not None:
            self._on_analysed(session, analysis)

    def fix_in(self, rel: str, finding: Finding, fix: Fix) -> None:
        """Open a post of the site and make a fix in it, as one undo step; saving is the user's."""
        if self._opened(rel) is not None:
            self._apply(finding, fix)

    def _opened(self, rel: str) -> PostSession | None:
        site = self._workspace.open_site
        if site is None or not (site.site.root / rel).is_file():
            return None
        outcome = self._desk.open(site.site.root / rel)
        if isinstance(outcome, PostSession):
            return outcome
        self._warn(outcome)
        return None

    def _on_analysed(self, session: PostSession, analysis: Analysis) -> None:
        if self._awaited is None or session is not self._awaited[0]:
            return
        finding = self._awaited[1]
        self._awaited = None
        self._desk.choose(same_problem(analysis.findings, finding) or finding)

    def _on_scope_changed(self, scope: str) -> None:
        if scope == "site":
            self._checking.ensure()

    def _on_arranged(self, view: SiteView, wish: Wish) -> None:
        site = self._workspace.open_site
        titles = {row.rel: row.title for row in site.rows} if site is not None else {}
        schema = site.standard.schema if site is not None else None
        self._panel.site.set_view(view, wish.by, titles, schema)

    def _on_site_changed(self, _site: object) -> None:
        if self._panel.scope == "site":
            self._checking.ensure()
