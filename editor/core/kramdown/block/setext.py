"""Headings with a line of ``=`` or ``-`` below them; the heading is one line."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.heading import ID, add_heading
from editor.core.kramdown.block.state import BlockState

HEADING = re.compile(r"( {0,3}[^ \t\n\r\f\v][^\n]*+)\n(-++|=++)[ \t\r\f\v]*(?:\n|\Z)")


def setext(state: BlockState) -> bool:
    """An underlined line at a block boundary."""
    if not state.at_boundary:
        return False
    match = HEADING.match(state.src, state.pos, state.end)
    if match is None:
        return False
    text = match.group(1).rstrip(BLANKS)
    own_id = None
    named = ID.search(text)
    if named is not None:
        own_id = named.group(1)
        text = text[: named.start()].rstrip(BLANKS)
    level = 1 if match.group(2)[0] == "=" else 2
    add_heading(state, level, state.pos, state.pos + len(text), match.end(), own_id)
    return True
