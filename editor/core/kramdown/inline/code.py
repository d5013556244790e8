"""Code spans."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.inline.state import InlineState

TICKS = re.compile(r"`+")


def code(state: InlineState) -> bool:
    """Text between two runs of backticks of one length."""
    src, pos = state.src, state.pos
    match = TICKS.match(src, pos, state.end)
    if match is None:
        return False
    ticks = match.group()
    after = match.end()
    if (
        len(ticks) == 1
        and (pos == 0 or src[pos - 1] in BLANKS)
        and after < len(src)
        and src[after] in BLANKS
    ):
        state.skip(after)
        return True
    stop = state.find(ticks, after)
    if stop < 0:
        state.skip(after)
        return True
    content = src[after:stop]
    if len(ticks) > 1:
        content = content.removeprefix(" ").removesuffix(" ")
    state.flush(pos)
    token = state.push("code_inline", "code", 0, pos)
    token.content = content
    token.markup = ticks
    state.go(stop + len(ticks))
    return True
