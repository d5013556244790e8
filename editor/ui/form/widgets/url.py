"""An address: as typed, shown from its beginning."""

from __future__ import annotations

from editor.ui.form.line_edit import LineEdit
from editor.ui.form.widgets.text import TextField


class UrlField(TextField):
    """A line for an address of the web or of the site; blanks inside it are never meant."""

    def make_edit(self) -> LineEdit:
        """The input, with an example where it is empty."""
        edit = super().make_edit()
        edit.setPlaceholderText(self.context.say("form.url.placeholder"))
        return edit

    def parsed(self) -> str:
        """The address without any blanks, as pasted ones often come in two lines."""
        return "".join(self.edit.text().split())
