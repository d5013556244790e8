"""One of the known values, or another: category, author, layout."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.app.form_edit import choice_value
from editor.app.form_model import Row
from editor.app.form_suggest import Suggestion, rank
from editor.core.header.values import Value
from editor.ui.form.context import FormContext
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.suggest_edit import SuggestEdit
from editor.ui.form.widgets.text import TextField
from editor.ui.icons import icon


class ChoiceField(TextField):
    """A line with the known values behind its arrow, ranked by use.

    The text is taken when the field is left or Enter is pressed, not while it is being typed: half
    a category is none. A list of one stays one.
    """

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        self._known = context.known(row.field)
        super().__init__(context, row, parent)

    def make_edit(self) -> LineEdit:
        """The input with its list."""
        edit = SuggestEdit(self.context.messages, self._suggest, parent=self)
        edit.suggestion_taken.connect(self._on_suggestion_taken)
        if self._known:
            muted = self.context.theme.color("text_muted")
            arrow = QAction(icon("chevron-down", muted), self.context.say("form.choice.open"), edit)
            arrow.triggered.connect(self._on_arrow)
            edit.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        return edit

    def value(self) -> Value:
        """The text as the row holds it: bare, or in a list."""
        return choice_value(self.row, self.parsed())

    def set_context(self, context: FormContext) -> None:
        """Take the site's values as they are now."""
        super().set_context(context)
        self._known = context.known(self.row.field)

    def _suggest(self, query: str) -> Sequence[Suggestion]:
        return rank(query, self._known)

    def _on_text_typed(self) -> None:
        self._gauge()
        self.note_waiting()

    def _on_suggestion_taken(self, text: str) -> None:
        self.edit.setText(text)
        self.note_finished()

    def _on_arrow(self) -> None:
        assert isinstance(self.edit, SuggestEdit)
        self.edit.setFocus()
        if self.edit.suggestions.isVisible():
            self.edit.close_suggestions()
        else:
            self.edit.offer_all()
