"""Does what is chosen in the settings' dialog: for me, or in the site's file."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange
from editor.app.site_setting_changes import remove_shared, share
from editor.app.workspace import Workspace
from editor.site.setting_catalog import BY_ID, Scope
from editor.site.settings import Source, source_of
from editor.ui.preferences import Preferences
from editor.ui.settings.dialog import SettingsDialog


class SettingsHands(QObject):
    """Belongs to one dialog, which only shows and tells."""

    def __init__(
        self, dialog: SettingsDialog, preferences: Preferences, workspace: Workspace
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._preferences = preferences
        self._workspace = workspace
        dialog.chosen.connect(self._on_chosen)
        dialog.moved.connect(self._on_moved)
        dialog.taken_back.connect(self._on_taken_back)
        dialog.replaced.connect(preferences.replace_all)

    def _on_chosen(self, name: str, value: object) -> None:
        """Another value, in the place of the one that counts."""
        info = BY_ID.get(name)  # the keys are no single setting
        counts_there = source_of(name, self._preferences.layers) is Source.SITE
        if counts_there or (info is not None and info.scope is Scope.SITE):
            self._share(name, value)
        else:
            self._preferences.choose(**{name: value})

    def _on_moved(self, name: str, to: Source) -> None:
        """The value that counts, mine from now on, or the site's; the other one stays beside it."""
        value = getattr(self._preferences.settings, name)
        if to is Source.MINE:
            self._preferences.choose(**{name: value})
        elif self._share(name, value):
            self._preferences.take_back(name)

    def _on_taken_back(self, name: str, source: Source) -> None:
        if source is Source.MINE:
            self._preferences.take_back(name)
            return
        site = self._workspace.open_site
        if site is not None:
            self._tell(remove_shared(site.site.root, name))

    def _share(self, name: str, value: object) -> bool:
        """Write a value into the site's file; whether it is there now."""
        site = self._workspace.open_site
        if site is None:
            return False
        assert isinstance(value, bool | int | str)
        heading = self._preferences.messages.text("settings.heading")
        return self._tell(share(site.site.root, name, value, heading))

    def _tell(self, outcome: SettingsChange | Failed) -> bool:
        """Say what has come of it, and show what counts now."""
        text = self._preferences.messages.text
        self._workspace.read_settings()
        site = self._workspace.open_site
        if isinstance(outcome, Failed):
            # The control goes back to what is in the file.
            self._dialog.show_layers(self._preferences.layers)
            reason = text(outcome.message, **outcome.args)
            name = outcome.args.get("name", "")
            self._dialog.say(text("settings.not-written", name=str(name), reason=reason))
            return False
        rel = site.site.rel(outcome.path) if site is not None else outcome.path.name
        self._dialog.say(text("settings.written", name=rel))
        return True
