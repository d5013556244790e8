"""Mathematics inside running text."""

from __future__ import annotations

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.inline.state import InlineState


def math(state: InlineState) -> bool:
    """Everything between two ``$$``."""
    start = state.pos
    stop = state.find("$$", start + 2)
    if stop < 0:
        state.skip(start + 2)
        return True
    state.flush(start)
    token = state.push("math_inline", "math", 0, start)
    token.content = state.src[start + 2 : stop].strip(BLANKS)
    state.go(stop + 2)
    return True
