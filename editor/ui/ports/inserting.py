"""Links and images: chosen in a dialog, written by the pure commands of app.markdown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.app.link_targets import find_targets
from editor.app.markdown import links
from editor.app.site_images import image_folder, image_url
from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.ui.dialogs.link import LinkDialog
from editor.ui.text.pane import TextPane


class Inserting(QObject):
    """Asks what to insert. ``warn`` shows a notice."""

    def __init__(
        self,
        workspace: Workspace,
        window: QWidget,
        *,
        messages: Messages,
        warn: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._messages = messages
        self._warn = warn

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

    def choose_image(self, pane: TextPane) -> None:
        """Ask for an image of the site and insert it."""
        url = self.ask_image()
        if url is not None:
            pane.change(lambda state: links.image(state, url))

    def insert_image(self, pane: TextPane, file: Path) -> None:
        """Insert an image of the site that was dropped; one from elsewhere is not copied."""
        site = self._workspace.open_site
        url = image_url(file, site.site.root) if site is not None else None
        if url is not None:
            pane.change(lambda state: links.image(state, url))
        else:
            name = "open.image-outside" if site is not None else "open.image-no-site"
            self._warn(self._messages.text(name))

    def ask_image(self) -> str | None:
        """An image of the site, as the address a post names it by; None when none was chosen."""
        site = self._workspace.open_site
        if site is None:
            self._warn(self._messages.text("open.image-no-site"))
            return None
        file, _ = QFileDialog.getOpenFileName(
            self._window,
            self._messages.text("open.image-title"),
            str(image_folder(site.site.root)),
            self._messages.text("open.image-filter"),
        )
        if not file:
            return None
        url = image_url(Path(file), site.site.root)
        if url is None:
            self._warn(self._messages.text("open.image-outside"))
        return url
