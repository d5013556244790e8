"""Everything that is done about problems, put together: fixes, reasons, rules, menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from editor.app.workspace import Workspace
from editor.ui.desk import Desk, Panes
from editor.ui.main_window import MainWindow
from editor.ui.notices import NoticeBar
from editor.ui.ports.fixes import Fixes
from editor.ui.ports.problems import Acts, Problems
from editor.ui.preferences import Preferences
from editor.ui.scanning import SiteScanner
from editor.ui.text.pane import TextPane


@dataclass(frozen=True, slots=True)
class Window:
    """The window around it: where dialogs stand, notices are shown, and language is chosen.

    ``said`` shows a line in the status bar.
    """

    widget: MainWindow
    notices: NoticeBar
    preferences: Preferences
    said: Callable[[str], None]


class ProblemWork(QObject):
    """Builds the ports of problems and connects panes with them.

    ``fixes`` and ``problems`` are what commands ask (editor.app.commands.ports).
    """

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        panes: Panes,
        scanner: SiteScanner,
        window: Window,
    ) -> None:
        super().__init__(window.widget)
        notices, preferences, said = window.notices, window.preferences, window.said
        messages = preferences.messages
        self.fixes = Fixes(workspace, desk, notices, window.widget, messages=messages, said=said)
        self.problems = Problems(
            workspace,
            desk,
            notices,
            window.widget,
            messages=messages,
            acts=Acts(
                apply=self.fixes.apply,
                explain=desk.explain,
                reread=scanner.scan,
                said=said,
            ),
        )
        fill = self.problems.menus.fill
        panes.problems.set_menu(fill)
        panes.form.set_problem_menu(fill)
        panes.problems.fix_requested.connect(self.fixes.apply)
        panes.problems.fix_all_requested.connect(self.fixes.fix_all_safe)
        panes.form.fix_requested.connect(self.fixes.apply)
        desk.pane_opened.connect(self._on_pane_opened)
        preferences.language_changed.connect(self.fixes.retranslate)
        preferences.language_changed.connect(self.problems.retranslate)

    def _on_pane_opened(self, pane: TextPane) -> None:
        pane.fill_problem_menu = self.problems.menus.fill
