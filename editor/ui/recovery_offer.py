"""After a crash: unsaved texts are offered in a notice that blocks nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from editor.app.disk_watch import text_on_disk
from editor.app.recovery import Recovery
from editor.app.saving import Failed
from editor.site.journal import JournalEntry
from editor.ui.desk import Desk
from editor.ui.dialogs.difference import DifferenceDialog
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.preferences import Preferences
from editor.ui.qt_buffer import QtBuffer


class RecoveryOffer:
    """Offers what an earlier run left: look at it, take it back, or give it up."""

    def __init__(
        self,
        recovery: Recovery,
        desk: Desk,
        notices: NoticeBar,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        self._recovery = recovery
        self._desk = desk
        self._notices = notices
        self._preferences = preferences
        self._window = window

    def offer(self) -> None:
        """Show the notice, where there is anything to offer."""
        entries = self._recovery.left_behind()
        if not entries:
            return
        text = self._preferences.messages.text
        names = ", ".join(Path(entry.key).name for entry in entries)
        choices = (
            Choice(
                "compare",
                text("recovery.choice.compare"),
                partial(self._compare, entries[0]),
                keep=True,
            ),
            Choice("restore", text("recovery.choice.restore"), partial(self._restore, entries)),
            Choice("discard", text("recovery.choice.discard"), partial(self._discard, entries)),
        )
        shown = text("recovery.found", count=len(entries), names=names)
        self._notices.show_notice(Notice("recovery", "hint", shown, choices))

    def _restore(self, entries: tuple[JournalEntry, ...]) -> None:
        text = self._preferences.messages.text
        for entry in entries:
            session = self._recovery.restore(entry, QtBuffer)
            if isinstance(session, Failed):
                shown = text(session.message, **session.args)
                self._notices.show_notice(Notice("open", "warning", shown))
                continue
            self._desk.show(session)
            self._notices.show_notice(Notice("recovered", "hint", text("recovery.done.text")))

    def _discard(self, entries: tuple[JournalEntry, ...]) -> None:
        for entry in entries:
            self._recovery.discard(entry)

    def _compare(self, entry: JournalEntry) -> None:
        text = self._preferences.messages.text
        path = Path(entry.key)
        dialog = DifferenceDialog(
            text("difference.title", name=path.name),
            (
                (text("difference.mine"), entry.text),
                (text("difference.theirs"), text_on_disk(path)),
            ),
            self._preferences.messages,
            self._preferences.theme,
            self._window,
        )
        dialog.exec()
        dialog.deleteLater()
