"""HTML blocks: comments, and elements that do not belong into running text."""

from __future__ import annotations

import re

from editor.core.kramdown.block.elements import read_element
from editor.core.kramdown.block.state import BlockState
from editor.core.kramdown.html.model import SPAN_ELEMENTS
from editor.core.kramdown.html.tags import OPEN, tag_name

COMMENT = re.compile(r"(<!--.*?-->)", re.DOTALL)
INDENT = re.compile(r" {0,3}(?=<)")
REST = re.compile(r"[ \t\r\f\v]*(?:\n|\Z)")


def html(state: BlockState) -> bool:
    """A comment or an element, up to its closing tag; text behind it begins a new block."""
    src = state.src
    indent = INDENT.match(src, state.pos, state.end)
    if indent is None:
        return False
    start = indent.end()
    if src.startswith("<!--", start):
        return comment(state)
    opening = OPEN.match(src, start, state.end)
    if opening is None or tag_name(opening.group(1)) in SPAN_ELEMENTS:
        return False
    end = read_element(state, opening, top=True)
    if end == opening.end():
        # An element without content leaves the end of its line to what follows.
        state.pos = end
    else:
        finish(state, end)
    return True


def comment(state: BlockState) -> bool:
    """``<!-- ... -->``."""
    match = COMMENT.match(state.src, state.pos, state.end)
    if match is None:
        return False
    pending, state.pending = state.pending, None
    token = state.leaf("comment", "html_comment", "", state.pos, match.end())
    token.content = match.group(1)
    state.pending = pending
    finish(state, match.end())
    return True


def finish(state: BlockState, end: int) -> None:
    """Goes on behind a block of HTML."""
    rest = REST.match(state.src, end, state.end)
    state.pos = rest.end() if rest is not None else end
