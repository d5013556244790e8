"""Qt's layout of plain text, kept from painting everything for each key."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextDocumentLayout


class TextLayout(QPlainTextDocumentLayout):
    """Tells Qt's layout how far a change really reaches.

    ``QPlainTextDocumentLayout::documentChanged`` adds what was removed to what was added and takes
    the sum for the length of the change in the new text (seen in Qt 6.11). A syntax highlighter
    reports its whole line as removed and added again, so the sum reaches into the lines below: all
    of them are laid out anew and the whole viewport is painted, 6 ms for a key in the place of 2.
    """

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: ARG002 - Qt's
        """Only what was added lies in the new text; a removal is at one place."""
        super().documentChanged(start, 0, max(added, 1))
