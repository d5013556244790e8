"""A line of text with suggestions: they follow what is typed and wait while it is composed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.app.form_suggest import Suggestion
from editor.i18n.catalog import Messages
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.suggest import SuggestionList

Suggester = Callable[[str], Sequence[Suggestion]]


class SuggestEdit(LineEdit):
    """A line edit that offers what ``suggester`` finds for its text.

    Down opens the list and marks, Up goes back, Enter and Tab take what is marked, Escape closes.
    Nothing is marked by itself: Enter never takes what nobody chose.

    Signals:
        suggestion_taken(str): one was chosen by key or mouse; the text is left as it is.
    """

    suggestion_taken = Signal(str)

    def __init__(
        self,
        messages: Messages,
        suggester: Suggester,
        anchor: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(messages, parent)
        self._suggester = suggester
        self._anchor = anchor or self
        self.suggestions = SuggestionList(self)
        self.suggestions.chosen.connect(self._on_chosen)
        self.text_typed.connect(self._on_text_typed)

    def offer_all(self) -> None:
        """Show all suggestions, whatever the text."""
        self._offer("")

    def close_suggestions(self) -> None:
        """Hide the list."""
        self.suggestions.hide()

    def event(self, event: QEvent) -> bool:
        """Tab takes a marked suggestion, before Qt makes a focus change of it."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Tab and not self.composing and self._take_marked():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list, as long as nothing is composed."""
        if not self.composing and self._key_of_list(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the focus."""
        self.suggestions.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the field."""
        self.suggestions.hide()
        super().hideEvent(event)

    def _key_of_list(self, event: QKeyEvent) -> bool:
        key = event.key()
        is_open = self.suggestions.isVisible()
        if key == Qt.Key.Key_Down:
            if is_open:
                self.suggestions.mark(1)
            else:
                self._offer(self.text() if self._narrows() else "")
            return True
        if not is_open:
            return False
        if key == Qt.Key.Key_Up:
            self.suggestions.mark(-1)
            return True
        if key == Qt.Key.Key_Escape:
            self.suggestions.hide()
            return True
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._take_marked()

    def _narrows(self) -> bool:
        """Whether the text was typed to find something, and is no finished value."""
        return self.isModified()

    def _take_marked(self) -> bool:
        marked = self.suggestions.current
        if marked is None:
            return False
        self.suggestions.hide()
        self.suggestion_taken.emit(marked)
        return True

    def _offer(self, query: str) -> None:
        self.suggestions.offer(self._suggester(query), self._anchor)

    def _on_text_typed(self) -> None:
        if self.text().strip():
            self._offer(self.text())
        else:
            self.suggestions.hide()

    def _on_chosen(self, text: str) -> None:
        self.suggestions.hide()
        self.suggestion_taken.emit(text)
