"""Horizontal rules."""

from __future__ import annotations

from editor.core.kramdown.block.patterns import RULE
from editor.core.kramdown.block.state import BlockState


def thematic(state: BlockState) -> bool:
    """Three or more of ``*``, ``-`` or ``_`` alone on a line."""
    match = RULE.match(state.src, state.pos, state.end)
    if match is None:
        return False
    state.leaf("hr", "hr", "hr", state.pos, match.end())
    state.pos = match.end()
    return True
