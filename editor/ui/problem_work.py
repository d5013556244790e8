"""Everything that is done about problems, put together: fixes, reasons, rules, menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from editor.app.jobs import JobRunner
from editor.app.saving import Failed
from editor.app.workspace import Workspace
from editor.site.batches import Batches
from editor.ui.desk import Desk
from editor.ui.live import LiveAnalysis
from editor.ui.main_window import MainWindow
from editor.ui.notices import Notice, NoticeBar
from editor.ui.panes import Panes
from editor.ui.ports.bulk import Around, BulkFixes
from editor.ui.ports.fixes import Fixes
from editor.ui.ports.jekyll import JekyllBuild
from editor.ui.ports.problems import Acts, Problems
from editor.ui.ports.schema import SchemaOffer
from editor.ui.ports.site import SiteProblems
from editor.ui.preferences import Preferences
from editor.ui.scanning import SiteScanner
from editor.ui.site_checking import SiteChecking
from editor.ui.text.pane import TextPane


@dataclass(frozen=True, slots=True)
class ProblemWindow:
    """The window around it: where dialogs stand, notices are shown, and language is chosen.

    ``said`` shows a line in the status bar; ``batches`` keep what was changed in many posts.
    """

    widget: MainWindow
    notices: NoticeBar
    preferences: Preferences
    said: Callable[[str], None]
    jobs: JobRunner
    batches: Batches


class ProblemWork(QObject):
    """Builds the ports of problems and connects panes with them.

    ``fixes``, ``problems``, ``site``, ``bulk``, ``schema`` and ``jekyll`` are what commands ask
    (editor.app.commands.ports); ``checking`` and ``jekyll`` run beside the window and are to be
    shut down with it.
    """

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        panes: Panes,
        live: LiveAnalysis,
        scanner: SiteScanner,
        window: ProblemWindow,
    ) -> None:
        super().__init__(window.widget)
        self._window = window
        notices, preferences, said = window.notices, window.preferences, window.said
        messages = preferences.messages
        self.checking = SiteChecking(workspace, messages, self)
        around = Around(window.widget, notices, preferences, scanner.scan)
        self.bulk = BulkFixes(workspace, desk, self.checking, window.jobs, window.batches, around)
        self.schema = SchemaOffer(workspace, window.jobs, around)
        self.jekyll = JekyllBuild(workspace, desk, around)
        self.bulk.changed.connect(desk.changed)
        self.fixes = Fixes(workspace, desk, notices, window.widget, messages=messages, said=said)
        self.problems = Problems(
            workspace,
            desk,
            notices,
            window.widget,
            messages=messages,
            acts=Acts(
                fix_kind=self.bulk.review,
                apply=self.fixes.apply,
                explain=desk.explain,
                reread=scanner.scan,
                said=said,
            ),
        )
        self.site = SiteProblems(
            workspace,
            desk,
            live,
            panes.problems,
            self.checking,
            apply=self.fixes.apply,
            warn=self._warn,
        )
        fill = self.problems.menus.fill
        panes.problems.set_menus(fill, self.problems.menus.fill_for_site)
        panes.form.set_problem_menu(fill)
        panes.problems.fix_requested.connect(self.fixes.apply)
        panes.problems.fix_all_requested.connect(self._on_fix_all)
        panes.form.fix_requested.connect(self.fixes.apply)
        desk.pane_opened.connect(self._on_pane_opened)
        preferences.language_changed.connect(self.fixes.retranslate)
        preferences.language_changed.connect(self.problems.retranslate)
        preferences.language_changed.connect(self.checking.retranslate)

    def _warn(self, failed: Failed) -> None:
        shown = self._window.preferences.messages.text(failed.message, **failed.args)
        self._window.notices.show_notice(Notice("open", "warning", shown))

    def _on_fix_all(self, scope: str) -> None:
        if scope == "post":
            self.fixes.fix_all_safe()
        else:
            self.bulk.review(None)

    def _on_pane_opened(self, pane: TextPane) -> None:
        pane.fill_problem_menu = self.problems.menus.fill
