"""Struck-out text, from GitHub's dialect."""

from __future__ import annotations

import re

from editor.core.kramdown.inline.state import STRIKE, InlineState

# The end is the next pair of tildes behind something visible, whatever else begins between.
END = re.compile(r"[^ \t\n\r\f\v~]~~")


def strike(state: InlineState) -> bool:
    """``~~a~~``."""
    pos, src = state.pos, state.src
    start = pos + 2
    if not state.options.is_github or start >= state.end or src[start] in "~ \t\n":
        return False
    close = ending(state, start)
    if close < 0 or state.inside & STRIKE:
        return False
    state.flush(pos)
    state.push("s_open", "del", 1, pos)
    state.go(start)
    limit, ended, in_html = state.end, dict(state.ended), state.in_html
    state.end, state.in_html = close, True
    state.inside |= STRIKE
    state.context.run_inline(state, "", None)
    state.inside &= ~STRIKE
    state.flush(close)
    state.end, state.ended, state.in_html = limit, ended, in_html
    state.push("s_close", "del", -1, close)
    state.go(close + 2)
    return True


def ending(state: InlineState, start: int) -> int:
    """Where the tildes stand that end a span begun before ``start``; -1 where there are none."""
    if state.ended.get("~~", start + 1) <= start:
        return -1
    match = END.search(state.src, start, state.end)
    if match is None:
        state.ended["~~"] = start
        return -1
    return match.start() + 1
