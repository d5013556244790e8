"""The Markdown pane as commands see it; clipboard commands go to whatever has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from editor.app.text_state import TextChange, TextState
from editor.ui.text.pane import TextPane

Editor = QLineEdit | QTextEdit | QPlainTextEdit


class PaneTextPort:
    """Implements TextPort over the current pane.

    ``pane`` gives the pane of the current post, or None; ``undo`` and ``redo`` are the window's,
    which first takes over what a form field holds; ``choose_link`` and ``choose_image`` open
    dialogs.
    """

    def __init__(
        self,
        pane: Callable[[], TextPane | None],
        *,
        undo: Callable[[], None],
        redo: Callable[[], None],
        choose_link: Callable[[TextPane], None],
        choose_image: Callable[[TextPane], None],
    ) -> None:
        self._pane = pane
        self._undo = undo
        self._redo = redo
        self._choose_link = choose_link
        self._choose_image = choose_image

    def change(self, make: Callable[[TextState], TextChange | None]) -> None:
        """Apply a command to the text and put the keyboard there."""
        pane = self._pane()
        if pane is not None:
            pane.change(make)
            pane.focus_text()

    def undo(self) -> None:
        """Take the post's last change back."""
        self._undo()

    def redo(self) -> None:
        """Make it again."""
        self._redo()

    def cut(self) -> None:
        """Cut where the keyboard is."""
        editor = self._editor()
        if editor is not None:
            editor.cut()

    def copy(self) -> None:
        """Copy where the keyboard is."""
        editor = self._editor()
        if editor is not None:
            editor.copy()

    def paste(self) -> None:
        """Paste where the keyboard is."""
        editor = self._editor()
        if editor is not None:
            editor.paste()

    def select_all(self) -> None:
        """Select all where the keyboard is."""
        editor = self._editor()
        if editor is not None:
            editor.selectAll()

    def show_find(self, *, replace: bool) -> None:
        """Open the find bar."""
        pane = self._pane()
        if pane is not None:
            pane.show_find(replace=replace)

    def find_again(self, *, backwards: bool) -> None:
        """Go to the next or the previous hit."""
        pane = self._pane()
        if pane is not None:
            pane.find_again(backwards=backwards)

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller."""
        pane = self._pane()
        if pane is not None:
            pane.zoom(steps)

    def choose_link(self) -> None:
        """Ask for a link."""
        pane = self._pane()
        if pane is not None:
            self._choose_link(pane)

    def choose_image(self) -> None:
        """Ask for an image."""
        pane = self._pane()
        if pane is not None:
            self._choose_image(pane)

    def _editor(self) -> Editor | None:
        """The text field with the keyboard; the pane's text where it is no text field."""
        focused = QApplication.focusWidget()
        if isinstance(focused, Editor):
            return focused
        pane = self._pane()
        return pane.view if pane is not None else None
