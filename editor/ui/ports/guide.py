"""The program itself, as commands see it: its settings, its manual, the tour."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from editor.app.manual import pages
from editor.app.workspace import Workspace
from editor.ui.main_window import MainWindow
from editor.ui.manual import ManualWindow
from editor.ui.preferences import Preferences
from editor.ui.settings.dialog import SettingsDialog
from editor.ui.settings.hands import SettingsHands
from editor.ui.tour import STEPS, Tour


class Guide(QObject):
    """Opens what is about the program and not about a post.

    Signals:
        tour_begins(): its panes should be seen now. tour_ended().
    """

    tour_begins = Signal()
    tour_ended = Signal()

    def __init__(self, window: MainWindow, preferences: Preferences, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._workspace = workspace
        self._tour: Tour | None = None

    def show_settings(self) -> None:
        """Open the settings; what is chosen there counts at once."""
        chosen = self._preferences
        dialog = SettingsDialog(chosen.layers, chosen.messages, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        SettingsHands(dialog, chosen, self._workspace)
        chosen.language_changed.connect(dialog.retranslate)
        chosen.layers_changed.connect(dialog.show_layers)
        dialog.open()

    def show_manual(self) -> None:
        """Open the manual beside the window, in the language that is spoken now."""
        chosen = self._preferences
        book = pages(chosen.messages, chosen.settings.shortcuts, _native)
        manual = ManualWindow(book, chosen.messages, chosen.theme, self._window)
        manual.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        manual.show()

    def start_tour(self) -> None:
        """Show what the panes that can be seen are for, one after the other."""
        if self._tour is not None:
            return
        self.tour_begins.emit()
        window = self._window
        places = [(name, window.pane(name)) for name in STEPS if window.pane(name).isVisible()]
        self._tour = Tour(places, self._preferences.messages, window)
        self._tour.ended.connect(self._on_tour_ended)

    def _on_tour_ended(self) -> None:
        self._tour = None
        self.tour_ended.emit()


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
