"""Links: chosen in a dialog, written by the pure commands of app.markdown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.app.link_targets import find_targets
from editor.app.markdown import links
from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.ui.dialogs.link import LinkDialog
from editor.ui.text.pane import TextPane


class Inserting(QObject):
    """Asks what to insert."""

    def __init__(self, workspace: Workspace, window: QWidget, messages: Messages) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._messages = messages

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages

    def choose_link(self, pane: TextPane) -> None:
        """Ask for a link and put it in the place of the selection."""
        site = self._workspace.open_site
        rows = site.rows if site is not None else ()
        baseurl = site.site.config.baseurl if site is not None else ""
        selected = pane.caret().of(pane.session.text) if pane.session is not None else ""
        find = partial(find_targets, rows, baseurl=baseurl)
        dialog = LinkDialog(selected, find, self._messages, self._window)
        if dialog.exec():
            label, url = dialog.answer()
            pane.change(lambda state: links.insert_link(state, url, label))
        dialog.deleteLater()
