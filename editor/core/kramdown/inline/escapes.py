"""Backslash escapes and forced line breaks."""

from __future__ import annotations

from editor.core.kramdown.inline.state import InlineState

ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~")


def escape(state: InlineState) -> bool:
    """A backslash before a character that could mean something, or before a line end."""
    src, pos, end = state.src, state.pos, state.end
    after = src[pos + 1 : pos + 2] if pos + 1 < end else ""
    breaks = state.options.is_github and not state.options.wraps and not state.in_html
    if src.startswith("\\\\\n", pos) and pos + 2 < end and not state.options.wraps:
        return line_break(state, pos, pos + 3)
    if after == "\n" and breaks:
        if pos + 2 == end:
            # There is nothing to break from any more.
            state.flush(pos)
            state.go(pos + 1)
            return True
        return line_break(state, pos, pos + 2)
    if after in ESCAPABLE and after and (after != "~" or state.options.is_github):
        if after in "*_":
            state.literals.append((pos + 1, 1, True))
        size = 3 if src.startswith(("<<", ">>"), pos + 1) else 2
        state.text(src[pos + 1 : pos + size], pos, pos + size)
        return True
    state.skip(pos + 1)
    return True


def spaces(state: InlineState) -> bool:
    """Two spaces at the end of a line; where every line ends in a break they add none."""
    if state.options.wraps or not state.src.startswith("  \n", state.pos):
        return False
    return line_break(state, state.pos, state.pos + 3)


def line_break(state: InlineState, start: int, end: int) -> bool:
    """Adds a forced line break in place of ``src[start:end]``."""
    state.flush(start)
    state.push("hardbreak", "br", 0, start)
    # The line end itself stays as text.
    state.go(end - 1)
    return True
