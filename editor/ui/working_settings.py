"""Settings of how texts are checked and saved, handed on to the parts that do it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.app.workspace import Workspace
from editor.ui.desk import Desk
from editor.ui.live import LiveAnalysis
from editor.ui.preferences import Preferences


class WorkingSettings(QObject):
    """Follows the settings for as long as the window is there."""

    def __init__(
        self, preferences: Preferences, workspace: Workspace, live: LiveAnalysis, desk: Desk
    ) -> None:
        super().__init__(desk)
        self._preferences = preferences
        self._workspace = workspace
        self._live = live
        self._desk = desk
        self._take()
        preferences.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        before = (self._live.check_typing, self._workspace.prose)
        self._take()
        if before != (self._live.check_typing, self._workspace.prose):
            self._live.again()

    def _take(self) -> None:
        settings = self._preferences.settings
        self._live.check_typing = settings.check_when == "typing"
        self._workspace.prose = settings.check_prose
        self._workspace.in_place = settings.save_in_place
        self._desk.follow(together=settings.preview_follow)
