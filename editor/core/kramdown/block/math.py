"""Mathematics as a block of its own."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.state import BlockState

MATH = re.compile(r" {0,3}(\\)?\$\$(.*?)\$\$(?:[ \t\r\f\v]*(?:\n|\Z))?", re.DOTALL)


def math(state: BlockState) -> bool:
    """Everything between two ``$$`` that stand at block boundaries."""
    if not state.at_boundary or state.src.find("$$", state.pos, state.pos + 6) < 0:
        return False
    match = MATH.match(state.src, state.pos, state.end)
    if match is None:
        return False
    if not state.boundary_follows(match.end()):
        return False
    if match.group(1):
        # The backslash only says that this is no block.
        state.pos = match.end(1)
        return False
    token = state.leaf("math", "math_block", "math", state.pos, match.end())
    token.content = match.group(2).strip(BLANKS)
    state.pos = match.end()
    return True
