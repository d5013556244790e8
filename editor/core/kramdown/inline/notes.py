"""Footnote markers."""

from __future__ import annotations

import re

from editor.core.kramdown.inline.state import InlineState

MARKER = re.compile(r"\[\^(\w[\w-]*)\]", re.ASCII)


def footnote(state: InlineState) -> bool:
    """``[^name]`` where such a note is defined."""
    match = MARKER.match(state.src, state.pos, state.end)
    if match is None:
        return False
    if match.group(1) not in state.context.footnotes:
        state.skip(match.end())
        return True
    state.flush(state.pos)
    token = state.push("footnote_ref", "sup", 0, state.pos)
    token.content = match.group(1)
    state.go(match.end())
    return True
