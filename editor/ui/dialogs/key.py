"""The question for the name of a key that the schema does not list."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from editor.i18n.catalog import Messages
from editor.ui.dialogs.line import LineDialog, LineWords


class KeyDialog(LineDialog):
    """Asks for a key that is not among ``present``."""

    def __init__(self, present: Collection[str], messages: Messages, parent: QWidget) -> None:
        text = messages.text
        words = LineWords(
            title=text("form.key.title"),
            lead=text("form.key.lead"),
            label=text("form.key.name"),
            example=text("form.key.example"),
            confirm=text("form.key.confirm"),
            cancel=text("form.key.cancel"),
        )

        def fault(key: str) -> str:
            return text("form.key.taken", key=key) if key in present else ""

        super().__init__(name="key", words=words, fault=fault, parent=parent)
