"""What Enter does in a list, a quotation and an indented line."""

from __future__ import annotations

import re

from editor.app.markdown.indent import outdent
from editor.app.markdown.lines import body_selection, caret, code_block_at, line_at
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet

_LEAD = re.compile(
    r"^(?P<quote>(?:[ \t]{0,3}>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?:(?P<mark>[-*+]|(?P<number>\d{1,9})\.)(?P<gap>[ \t]+)(?P<task>\[[ xX]\][ \t]+)?)?"
)


def new_line(state: TextState) -> TextChange | None:
    """A line end that goes on with the list, the quotation or the indentation of its line.

    An item without text ends its list instead: an inner one goes a level out, an outer one becomes
    an empty line. None where a plain line end is all there is to do.
    """
    selection = body_selection(state)
    if selection is None or selection != state.selection:
        return None
    line = line_at(state.text, selection.start)
    lead = _LEAD.match(line.text)
    if lead is None or not lead[0] or selection.start < line.start + lead.end():
        return None
    in_code = code_block_at(state, selection.start) is not None
    if in_code:
        return _with(state, lead["indent"]) if not lead["quote"] else None
    if not (lead["mark"] or lead["quote"]):
        return _with(state, lead["indent"])
    if lead.end() == len(line.text) and len(selection) == 0:
        if lead["mark"] and lead["indent"] and not lead["quote"]:
            return outdent(state)
        left = lead["quote"] if lead["mark"] else ""
        return TextChange(
            EditSet.replace(line.start, line.end, left), caret(line.start + len(left))
        )
    return _with(state, lead["quote"] + lead["indent"] + _next_mark(lead))


def _next_mark(lead: re.Match[str]) -> str:
    if not lead["mark"]:
        return ""
    mark = f"{int(lead['number']) + 1}." if lead["number"] else lead["mark"]
    return mark + lead["gap"] + ("[ ] " if lead["task"] else "")


def _with(state: TextState, lead: str) -> TextChange | None:
    """A line end and ``lead`` in the place of the selection."""
    if not lead:
        return None
    start, end = state.selection.start, state.selection.end
    return TextChange(EditSet.replace(start, end, f"\n{lead}"), caret(start + 1 + len(lead)))
