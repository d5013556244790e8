"""The current text as commands see it; the clipboard goes to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from editor.app.commands.ports import TextChange, TextState
from editor.app.link_targets import find_targets
from editor.app.markdown import links
from editor.app.site_images import image_url
from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.ui.desk import Desk
from editor.ui.dialogs.link import LinkDialog

_Editors = (QLineEdit, QTextEdit, QPlainTextEdit)


class Texts(QObject):
    """Commands on the Markdown pane of the current post.

    ``warn`` shows a notice; ``zoomed`` keeps the size for the next start.
    """

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        window: QWidget,
        *,
        messages: Messages,
        warn: Callable[[str], None],
        zoomed: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._window = window
        self.messages = messages
        self._warn = warn
        self._zoomed = zoomed

    def change(self, make: Callable[[TextState], TextChange | None]) -> None:
        """Let ``make`` work on the current text and apply what it gives as one undo step."""
        text = self._desk.text
        if text is not None:
            self._desk.flush()
            text.change(make)
            text.focus_text()

    def undo(self) -> None:
        """Take the post's last change back, wherever it was made."""
        self._desk.undo()

    def redo(self) -> None:
        """Make it again."""
        self._desk.redo()

    def cut(self) -> None:
        """Cut the selection of whatever has the focus."""
        editor = self._editor()
        if editor is not None:
            editor.cut()

    def copy(self) -> None:
        """Copy the selection of whatever has the focus."""
        editor = self._editor()
        if editor is not None:
            editor.copy()

    def paste(self) -> None:
        """Paste where the focus is."""
        editor = self._editor()
        if editor is not None:
            editor.paste()

    def select_all(self) -> None:
        """Select all of whatever has the focus."""
        editor = self._editor()
        if editor is not None:
            editor.selectAll()

    def show_find(self, *, replace: bool) -> None:
        """Open the find bar."""
        if self._desk.text is not None:
            self._desk.text.show_find(replace=replace)

    def find_again(self, *, backwards: bool) -> None:
        """Go to the next or the previous hit."""
        if self._desk.text is not None:
            self._desk.text.find_again(backwards=backwards)

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is the normal size."""
        self._zoomed(steps)

    def choose_link(self) -> None:
        """Ask for a link and put it in the place of the selection."""
        text = self._desk.text
        if text is None:
            return
        site = self._workspace.open_site
        rows = site.rows if site is not None else ()
        baseurl = site.site.config.baseurl if site is not None else ""
        selected = text.selected_text()
        dialog = LinkDialog(
            selected, partial(find_targets, rows, baseurl=baseurl), self.messages, self._window
        )
        if dialog.exec():
            label, url = dialog.answer()
            self.change(lambda state: links.insert_link(state, url, label))
        dialog.deleteLater()

    def choose_image(self) -> None:
        """Ask for an image of the site and insert it."""
        url = self.ask_image()
        if url is not None:
            self.change(lambda state: links.image(state, url, ""))

    def ask_image(self) -> str | None:
        """An image of the site, as the address a post names it by; None when none was chosen."""
        site = self._workspace.open_site
        if site is None:
            return None
        start = next(
            (
                site.site.root / name
                for name in ("assets/images", "assets", "images", "img")
                if (site.site.root / name).is_dir()
            ),
            site.site.root,
        )
        file, _ = QFileDialog.getOpenFileName(
            self._window,
            self.messages.text("open.image-title"),
            str(start),
            self.messages.text("open.image-filter"),
        )
        if not file:
            return None
        url = image_url(Path(file), site.site.root)
        if url is None:
            self._warn(self.messages.text("open.image-outside"))
        return url

    @staticmethod
    def _editor() -> QLineEdit | QTextEdit | QPlainTextEdit | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, _Editors) else None
