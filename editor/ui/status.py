"""The status bar: what happened last, where the caret is, how long the text is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from editor.app.analysis import Analysis
from editor.app.session import PostSession
from editor.i18n.catalog import Messages
from editor.ui.announcing import announce
from editor.ui.main_window import MainWindow

SAID_FOR = 8000
"""Milliseconds for which a message stands."""


class Status(QObject):
    """Fills the labels of the window's status bar."""

    def __init__(self, window: MainWindow, messages: Messages) -> None:
        super().__init__(window)
        self._messages = messages
        self._said = window.add_status("said", permanent=False)
        self._state = window.add_status("state", permanent=True)
        self._place = window.add_status("place", permanent=True)
        self._counts = window.add_status("counts", permanent=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR)
        self._timer.timeout.connect(self._said.clear)

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages

    @property
    def said(self) -> str:
        """The message that stands now."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Show what happened, for a while; screen readers read it out."""
        self._said.setText(text)
        announce(self._said, text)
        self._timer.start()

    def show_post(
        self, session: PostSession | None, analysis: Analysis | None, caret: int | None
    ) -> None:
        """Show the facts of the current post; ``caret`` is an offset of its text."""
        text = self._messages.text
        if session is None:
            for label in (self._state, self._place, self._counts):
                label.clear()
            return
        state = "read-only" if session.read_only else "unsaved" if session.dirty else "saved"
        self._state.setText(text(f"status.{state}"))
        if caret is not None:
            # Counted, not looked up: for one place an index of all lines would cost more.
            line = session.text.count("\n", 0, caret)
            column = caret - (session.text.rfind("\n", 0, caret) + 1)
            self._place.setText(text("status.place", line=line + 1, column=column + 1))
        if analysis is not None:
            counts = analysis.counts
            characters = text("status.characters", count=counts.characters)
            reading = text("status.reading", minutes=counts.reading_minutes)
            self._counts.setText(f"{characters} · {reading}")
