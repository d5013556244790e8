"""Panes, theme, language and dialogs as commands see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.ui.desk import Desk
from editor.ui.dialogs.questions import RELEASES, ask_open_releases, show_about
from editor.ui.main_window import MainWindow
from editor.ui.palette import Entry, Palette
from editor.ui.panes import Panes


class Views(QObject):
    """Shows, hides and focuses panes.

    Signals:
        theme_chosen(str), language_chosen(str), word_wrap_toggled(), preview_view_chosen(str):
            whoever keeps the settings acts. layout_changed(): a pane was shown or hidden.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    word_wrap_toggled = Signal()
    preview_view_chosen = Signal(str)
    layout_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        panes: Panes,
        desk: Desk,
        workspace: Workspace,
        *,
        messages: Messages,
        commands: Callable[[], list[Entry]],
        open_post: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._desk = desk
        self._workspace = workspace
        self._messages = messages
        self._commands = commands
        self._open_post = open_post

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages

    def toggle_pane(self, name: str) -> None:
        """Show or hide a pane."""
        shown = not self._window.is_shown(name)
        if shown and name == "problems" and self._desk.current is None:
            self._panes.problems.set_scope("site")  # there are no others to show
        self._window.show_pane(name, shown=shown)
        if not shown and self._desk.text is not None:
            self._desk.text.focus_text()
        self.layout_changed.emit()

    def toggle_header(self) -> None:
        """Unfold or fold the front matter in the text."""
        text = self._desk.text
        if text is not None:
            text.set_header_unfolded(not text.is_header_unfolded)
            self.layout_changed.emit()

    def toggle_word_wrap(self) -> None:
        """Wrap long lines, or not."""
        self.word_wrap_toggled.emit()

    def set_theme(self, theme: str) -> None:
        """Choose system, light or dark."""
        self.theme_chosen.emit(theme)

    def set_language(self, language: str) -> None:
        """Choose ja or en."""
        self.language_chosen.emit(language)

    def show_post_as(self, view: str) -> None:
        """Choose what the preview shows, and show the preview."""
        if not self._window.is_shown("preview"):
            self.toggle_pane("preview")
        self.preview_view_chosen.emit(view)

    def focus_pane(self, name: str) -> None:
        """Show a pane where it is hidden and move the keyboard focus there."""
        if name == "text":
            if self._desk.text is not None:
                self._desk.text.focus_text()
            return
        if not self._window.is_shown(name):
            self.toggle_pane(name)
        match name:
            case "posts":
                self._panes.posts.focus_search()
            case "form":
                self._panes.form.focus_first()
            case "problems":
                self._panes.problems.focus_list()

    def next_tab(self, *, backwards: bool) -> None:
        """Go to the next or previous open post."""
        self._desk.step_tab(backwards=backwards)

    def show_palette(self) -> None:
        """Open the list of all commands and posts."""
        site = self._workspace.open_site
        entries = self._commands()
        for row in site.rows if site is not None else ():
            title = row.title or row.path.name

            def open_row(path: Path = row.path) -> None:
                self._open_post(path)

            entries.append(Entry(title, row.path.name, open_row))
        Palette(entries, self._messages, self._window).open()

    def offer_updates(self) -> None:
        """Offer to open the page of releases in the browser."""
        if ask_open_releases(self._messages, self._window):
            QDesktopServices.openUrl(QUrl(RELEASES))

    def show_about(self) -> None:
        """Say what this is."""
        show_about(self._messages, self._window)
