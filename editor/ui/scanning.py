"""Reads the site's posts in the background: first the list, then what is wrong with whom."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from editor.app.audit import AuditMemory, audit
from editor.app.jobs import JobRunner
from editor.app.workspace import OpenSite, Workspace, scan
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

        def done(found: tuple[tuple[PostRow, ...], SiteRules]) -> None:
            current = self._workspace.open_site
            if current is not None and current.index is site.index:
                self._workspace.scanned(*found)

        self._runner.submit("scan", lambda token: scan(site, token), done)

    def _audit(self, site: OpenSite) -> None:
        """Run the rules that read headers over the whole site."""

        def done(errors: Mapping[str, int]) -> None:
            current = self._workspace.open_site
            if current is not None and current.index is site.index:
                self.audited.emit(dict(errors))

        self._runner.submit("audit", lambda token: audit(site, self._memory, token), done)
