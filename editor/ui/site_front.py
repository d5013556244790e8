"""The open site in the window: opening one, its posts in the list, faults of its own files."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from editor.app.finding_texts import finding_text
from editor.app.open_site import OpenSite
from editor.app.workspace import Workspace
from editor.core.findings import Severity
from editor.i18n.catalog import Messages
from editor.site.site import SiteProblem
from editor.ui.desk import Desk
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.panes import Panes
from editor.ui.preferences import Preferences
from editor.ui.scanning import SiteScanner

_KEPT = 50
"""How many closed warnings are remembered."""


class SiteFront(QObject):
    """Opens sites and shows what is known of the open one."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        panes: Panes,
        scanner: SiteScanner,
        notices: NoticeBar,
        preferences: Preferences,
    ) -> None:
        super().__init__(panes.posts)
        self._workspace = workspace
        self._desk = desk
        self._panes = panes
        self._scanner = scanner
        self._notices = notices
        self._preferences = preferences
        self._warned = ""
        notices.closed.connect(self._on_notice_closed)
        workspace.site_changed.subscribe(self._on_site_changed)
        workspace.settings_changed.subscribe(self._on_settings_changed)
        workspace.posts_listed.subscribe(self._on_posts_listed)
        workspace.posts_changed.subscribe(self._on_posts_changed)

    def enter(self, root: Path) -> SiteProblem | None:
        """Open the site of ``root``; its posts follow when they are read."""
        root = root.resolve()
        problem = self._workspace.enter_site(root)
        if problem is None:
            self._preferences.add_recent(root)
            self._scanner.scan()
        return problem

    def now(self) -> datetime:
        """The moment in the site's zone, to the second."""
        site = self._workspace.open_site
        zone = site.site.config.zone if site is not None else UTC
        return datetime.now(zone).replace(microsecond=0)

    def look_at_disk(self) -> None:
        """Take in what somebody else has changed: shared settings, rules, which posts there are."""
        self._workspace.look_at_settings()
        if self._workspace.look_at_site():
            self._scanner.scan()

    def _on_settings_changed(self, site: OpenSite) -> None:
        self._preferences.set_site(site.shared.values)
        self._tell_settings(site)

    def _on_site_changed(self, site: OpenSite | None) -> None:
        self._preferences.set_site(None if site is None else site.shared.values)
        if site is None:
            self._panes.preview.set_site(None)
            self._panes.posts.set_posts((), site_open=False)
        else:
            config = site.site.config
            self._panes.preview.set_site(site.site.root, config.baseurl, config.url)
            if not site.scanned:  # else the posts are told right after this
                self._panes.posts.set_posts(site.rows, site_open=True)
        self._tell_problems(site)
        self._tell_settings(site)

    def _on_posts_listed(self, site: OpenSite) -> None:
        self._panes.posts.set_posts(site.rows, site_open=True)
        session = self._desk.current
        self._panes.posts.set_current(session.path if session else None)
        if session is not None:
            row = site.index.row(session.name)
            self._panes.preview.set_page_url(row.url if row is not None else "")

    def _on_posts_changed(self, site: OpenSite) -> None:
        self._on_posts_listed(site)
        self._desk.refresh_titles()

    def _tell_problems(self, site: OpenSite | None) -> None:
        """Faults of the site's own files: what stands in for them, and where they are."""
        messages: Messages = self._preferences.messages
        for key in ("schema", "config"):
            self._notices.dismiss(key)
        if site is None:
            return
        for problem in site.site.problems[:1]:
            reason = messages.text(problem.message, **problem.args)
            shown = messages.text("open.config-broken", reason=reason)
            self._notices.show_notice(Notice("config", "warning", shown))
        closed = self._preferences.settings.closed_notices
        for path, finding in site.rules.problems:
            reason = finding_text(finding, messages)
            shown = messages.text("schema.broken", path=path, reason=reason)
            self._warned = f"{site.site.root}: {shown}"
            if finding.severity is Severity.ERROR or self._warned not in closed:
                self._notices.show_notice(Notice("schema", "warning", shown))
                break

    def _on_notice_closed(self, key: str) -> None:
        """Who has read what ails the site's files need not close it again at each start."""
        if key == "schema":
            closed = self._preferences.settings.closed_notices
            self._preferences.keep(closed_notices=(self._warned, *closed)[:_KEPT])
            self._tell_problems(self._workspace.open_site)

    def _tell_settings(self, site: OpenSite | None) -> None:
        """Faults of the site's shared settings: the first, and how many there are."""
        self._notices.dismiss("settings")
        if site is None or not site.shared.problems:
            return
        path, finding = site.shared.problems[0]
        messages = self._preferences.messages
        start = finding.span.start if finding.span is not None else 0
        shown = messages.text(
            "settings.broken",
            path=path,
            line=site.shared.text.count("\n", 0, start) + 1,
            reason=finding_text(finding, messages),
            count=len(site.shared.problems),
        )
        file = site.site.root / path
        title = messages.text("settings.broken-open")
        show = Choice("open", title, partial(_open_outside, file), keep=True)
        self._notices.show_notice(Notice("settings", "warning", shown, (show,)))


def _open_outside(file: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
