"""Struck-out text, from GitHub's dialect."""

from __future__ import annotations

from editor.core.kramdown.inline.state import STRIKE, InlineState


def strike(state: InlineState) -> bool:
    """``~~a~~``."""
    pos, src = state.pos, state.src
    key = (state.inside, "~~", pos)
    after = src[pos + 2 : pos + 3]
    if not after or after in " \t\n~":
        state.skip(pos + 1)
        return True
    if state.inside & STRIKE or key in state.failed:
        state.skip(pos + 2)
        return True
    mark = state.mark()
    state.flush(pos)
    state.push("s_open", "del", 1, pos)
    state.go(pos + 2)
    state.inside |= STRIKE
    found = state.env["run_inline"](state, "~", stop)
    state.inside &= ~STRIKE
    if not found:
        state.back(mark)
        state.failed.add(key)
        state.skip(pos + 2)
        return True
    state.flush(state.pos)
    state.push("s_close", "del", -1, state.pos)
    state.go(state.pos + 2)
    return True


def stop(state: InlineState) -> int:
    """Two tildes not after white space end the span."""
    return 0 if state.src[state.pos - 1].isspace() else 2
