"""Tab and Shift+Tab indent items and selected lines; elsewhere Tab writes spaces."""

from __future__ import annotations

from editor.app.markdown.indent import indent, indented_selection, outdent
from editor.app.markdown.lines import body_selection, caret, line_at
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet
from editor.ui.text.behaviours.model import Behaviour, Key, KeyName


def _on_key(key: Key, state: TextState) -> TextChange | None:
    if key.name is KeyName.BACKTAB:
        return outdent(state) or TextChange(EditSet())
    if key.name is not KeyName.TAB:
        return None
    return indent(state) if indented_selection(state) else _spaces(state)


def _spaces(state: TextState) -> TextChange | None:
    """Spaces up to the next step; a tab character would be four of them to kramdown."""
    span = body_selection(state) or state.selection
    column = span.start - line_at(state.text, span.start).start
    spaces = " " * (state.step - column % state.step)
    return TextChange(
        EditSet.replace(span.start, span.end, spaces), caret(span.start + len(spaces))
    )


TABS = Behaviour("tabs", on_key=_on_key)
