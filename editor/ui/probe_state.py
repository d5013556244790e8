"""What the window shows, as plain data for end-to-end tests (editor.ui.probe)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.app.workspace import Workspace
from editor.ui.desk import Desk
from editor.ui.main_window import MainWindow
from editor.ui.notices import NoticeBar
from editor.ui.panes import Panes
from editor.ui.preferences import Preferences
from editor.ui.site_checking import SiteChecking
from editor.ui.status import Status


class ProbeState(QObject):
    """Reads the state off the parts of the window; it changes nothing.

    The text of the preview's page is kept up to date from what the page says after each paint.
    """

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        desk: Desk,
        panes: Panes,
        notices: NoticeBar,
        status: Status,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._panes = panes
        self._notices = notices
        self._status = status
        self._preferences = preferences
        self._checking: SiteChecking | None = None
        self._preview_text = ""
        panes.preview.painted.connect(self._on_preview_painted)

    def watch(self, checking: SiteChecking) -> None:
        """Tell of the check of the site too."""
        self._checking = checking

    def read(self) -> dict[str, Any]:
        """The state now."""
        session, text, analysis = self._desk.current, self._desk.text, self._desk.analysis
        findings = analysis.findings if analysis is not None else ()
        site = self._workspace.open_site
        problem = self._panes.problems.current
        focus: QObject | None = QGuiApplication.focusObject()
        return {
            "title": self._window.windowTitle(),
            "path": str(session.path) if session is not None else None,
            "dirty": session is not None and session.dirty,
            "text": session.text if session is not None else None,
            "caret": text.caret().end if text is not None else None,
            "preedit": text.view.preedit if text is not None else "",
            "findings": [
                {
                    "rule": finding.rule,
                    "variant": finding.variant,
                    "severity": finding.severity.value,
                    "field": finding.field,
                }
                for finding in findings
            ],
            "problem": problem.rule if problem is not None else None,
            **self._site(),
            "analysed": session is None or analysis is not None,
            "busy": self._desk.busy,
            "form": {row.key: row.text for row in self._panes.form.model.rows},
            "posts": self._panes.posts.shown_posts()[:20],
            "scanned": site is not None and site.scanned,
            "notices": self._notices.keys(),
            "status": self._status.said,
            "focus": focus.objectName() if focus is not None else None,
            "preview_ready": self._panes.preview.is_ready(),
            "preview_text": self._preview_text,
            "language": self._preferences.language,
            "theme": self._preferences.theme.name,
        }

    def _site(self) -> dict[str, Any]:
        view, checking = self._panes.problems.site.view, self._checking
        idle = checking is not None and not checking.busy
        return {
            "site_check": checking.state if checking is not None and idle else "busy",
            "site_problems": view.shown,
            "site_groups": {group.key: len(group.items) for group in view.groups},
        }

    def _on_preview_painted(self, _batch: int) -> None:
        self._panes.preview.read_text(self._keep_preview_text)

    def _keep_preview_text(self, text: str) -> None:
        self._preview_text = text
