"""Lines moved: deeper, out again, up, down, twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.app.markdown.lines import (
    Line,
    body_selection,
    line_at,
    rewritten,
    selected_lines,
)
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

_ITEM = re.compile(r"^([ \t]*)((?:[-*+]|\d+\.)[ \t]+)")


def is_item(text: str) -> bool:
    """Whether a line begins a list item."""
    return _ITEM.match(text) is not None


def indent(state: TextState) -> TextChange | None:
    """The lines one step deeper: an item goes below the item before it.

    kramdown takes a line for a child when it is indented to the text of its parent: two spaces
    below ``-``, three below ``1.``.
    """
    lines = tuple(line for line in selected_lines(state) if not line.blank)
    if not lines:
        return None
    step = " " * _step(state, lines[0])
    return rewritten(state, lines, lambda texts: [step + text for text in texts])


def outdent(state: TextState) -> TextChange | None:
    """The lines one step out: an item goes to the level of its parent."""
    lines = selected_lines(state)
    if not lines:
        return None
    width = _outdent_width(state, lines)
    return rewritten(state, lines, lambda texts: [_cut(text, width) for text in texts])


def move_up(state: TextState) -> TextChange | None:
    """The lines before the line above them; the body's first line has none above."""
    lines = selected_lines(state)
    if not lines or lines[0].start <= state.body_start:
        return None
    above = line_at(state.text, lines[0].start - 1)
    end = lines[-1].end
    edits = EditSet.of(
        [
            TextEdit(Span(above.start, above.end + 1), ""),
            TextEdit(Span(end, end), f"\n{above.text}"),
        ]
    )
    return TextChange(edits, _in_body(state).shifted(-len(above.text) - 1))


def move_down(state: TextState) -> TextChange | None:
    """The lines behind the line below them."""
    lines = selected_lines(state)
    if not lines or lines[-1].end >= len(state.text):
        return None
    start, end = lines[0].start, lines[-1].end
    below = line_at(state.text, end + 1)
    edits = EditSet.of(
        [
            TextEdit(Span(start, start), f"{below.text}\n"),
            TextEdit(Span(end, below.end), ""),
        ]
    )
    return TextChange(edits, _in_body(state).shifted(len(below.text) + 1))


def duplicate(state: TextState) -> TextChange | None:
    """The lines once more below, the selection on the new ones."""
    lines = selected_lines(state)
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    copy = "\n" + state.text[start:end]
    return TextChange(EditSet.replace(end, end, copy), _in_body(state).shifted(len(copy)))


def _in_body(state: TextState) -> Span:
    return body_selection(state) or state.selection


def _step(state: TextState, line: Line) -> int:
    """How far a line goes in: to the text of the item above it that is its brother."""
    match = _ITEM.match(line.text)
    if match is None:
        return state.step
    own = len(match[1].expandtabs(4))
    at = line.start
    while at > state.body_start:
        above = line_at(state.text, at - 1)
        brother = _ITEM.match(above.text)
        if brother and len(brother[1].expandtabs(4)) <= own:
            inner = len(brother[1].expandtabs(4)) + len(brother[2])
            return max(inner - own, 1) if inner > own else state.step
        if above.blank:
            break
        at = above.start
    return len(match[2]) if len(match[2]) <= 4 else state.step


def _outdent_width(state: TextState, lines: Sequence[Line]) -> int:
    """How far the first line is inside its parent item; one step where it has none."""
    own = _depth(lines[0].text)
    at = lines[0].start
    while own and at > state.body_start:
        above = line_at(state.text, at - 1)
        match = _ITEM.match(above.text)
        if match and _depth(above.text) < own:
            return own - _depth(above.text)
        if above.blank:
            break
        at = above.start
    return min(own, state.step) or state.step


def _depth(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _cut(text: str, width: int) -> str:
    if text.startswith("\t"):
        return text[1:]
    spaces = len(text) - len(text.lstrip(" "))
    return text[min(spaces, width) :]


def indented_selection(state: TextState) -> bool:
    """Whether Tab means the lines and not the caret: several lines, or an item."""
    lines = selected_lines(state)
    return len(lines) > 1 or (bool(lines) and is_item(lines[0].text))
