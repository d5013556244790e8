"""Mathematics inside running text."""

from __future__ import annotations

from editor.core.kramdown.inline.state import InlineState


def math(state: InlineState) -> bool:
    """Everything between two ``$$``."""
    if math_at(state, state.pos, state.pos):
        return True
    state.skip(state.pos + 2)
    return True


def math_at(state: InlineState, start: int, dollars: int) -> bool:
    """Adds the mathematics whose ``$$`` stand at ``dollars``, in place of all from ``start``."""
    if (0, "$$", -1) in state.failed:
        return False
    stop = state.src.find("$$", dollars + 2, state.end)
    if stop < 0:
        state.failed.add((0, "$$", -1))
        return False
    state.flush(start)
    token = state.push("math_inline", "math", 0, start)
    token.content = state.src[dollars + 2 : stop].strip()
    state.go(stop + 2)
    return True
