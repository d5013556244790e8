"""Reads the site in the background: the list of posts, their rules, what is wrong with whom."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from editor.app.audit import AuditMemory, audit
from editor.app.jobs import JobRunner
from editor.app.open_site import OpenSite
from editor.app.site_reading import list_posts, read_rules
from editor.app.workspace import Workspace
from editor.site.rows import PostRow
from editor.site.site_rules import SiteRules


class SiteScanner(QObject):
    """Scans the open site when asked and hands what it found to the workspace.

    Signals:
        audited(dict): the number of errors of posts that have any, by path within the site.
    """

    audited = Signal(object)

    def __init__(self, workspace: Workspace, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._memory = AuditMemory()
        workspace.posts_changed.subscribe(self._audit)

    def scan(self) -> None:
        """Read the heads of all posts that have changed since the last time."""
        site = self._workspace.open_site
        if site is None:
            return

        def listed(rows: tuple[PostRow, ...]) -> None:
            if self._is_open(site):
                self._workspace.listed(rows)
                self._runner.submit("rules", lambda token: read_rules(site, token), ruled)

        def ruled(rules: SiteRules) -> None:
            if self._is_open(site):
                self._workspace.scanned(site.index.rows(), rules)

        self._runner.submit("scan", lambda token: list_posts(site, token), listed)

    def _is_open(self, site: OpenSite) -> bool:
        current = self._workspace.open_site
        return current is not None and current.index is site.index

    def _audit(self, site: OpenSite) -> None:
        """Run the rules that read headers over the whole site."""

        def done(errors: Mapping[str, int]) -> None:
            if self._is_open(site):
                self.audited.emit(dict(errors))

        self._runner.submit("audit", lambda token: audit(site, self._memory, token), done)
