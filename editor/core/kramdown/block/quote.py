"""Block quotes: the marks are taken off and what is left is read as a text of its own."""

from __future__ import annotations

import re

from editor.core.kramdown.block.patterns import LAZY_END
from editor.core.kramdown.block.state import MAX_DEPTH, BlockState

QUOTE = re.compile(rf" {{0,3}}>[^\n]*(?:\n|\Z)(?:(?!{LAZY_END})[^\n]+(?:\n|\Z))*")
MARK = re.compile(r"^ {0,3}> ?", re.MULTILINE)


def quote(state: BlockState) -> bool:
    """Lines with a ``>`` before them, and text that runs on from them."""
    match = QUOTE.match(state.src, state.pos, state.end)
    if match is None or state.depth >= MAX_DEPTH:
        return False
    start = state.pos
    opening = state.open("quote", "blockquote_open", "blockquote", start)
    inner = state.inner(MARK.sub("", match.group()), start)
    state.context.parse_blocks(inner)
    state.tokens.extend(inner.tokens)
    state.close(opening, match.end())
    state.pos = match.end()
    return True
