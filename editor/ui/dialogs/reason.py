"""The question before a problem is let pass: why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editor.app.ignoring import plain_reason
from editor.i18n.catalog import Messages
from editor.ui.dialogs.line import LineDialog, LineWords


class ReasonDialog(LineDialog):
    """Asks for the reason to let ``problem`` pass. Without one, no button."""

    def __init__(self, problem: str, messages: Messages, parent: QWidget) -> None:
        text = messages.text
        words = LineWords(
            title=text("problems.ignore.title"),
            heading=problem,
            lead=text("problems.ignore.lead"),
            label=text("problems.ignore.reason"),
            example=text("problems.ignore.example"),
            confirm=text("problems.ignore.confirm"),
            cancel=text("problems.ignore.cancel"),
        )
        super().__init__(name="reason", words=words, cleaned=plain_reason, parent=parent, width=500)
