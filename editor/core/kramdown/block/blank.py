"""Blank lines."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown.block.state import BlockState, Entry

LINES = re.compile(r"(?:[ \t\r\f\v]*\n)+(?:[ \t\r\f\v]+\Z)?|[ \t\r\f\v]+\Z")


def blank(state: BlockState) -> bool:
    """One or more lines of nothing; attributes waiting for a block are dropped here."""
    match = LINES.match(state.src, state.pos, state.end)
    if match is None:
        return False
    add_blank(state)
    state.pos = match.end()
    return True


def add_blank(state: BlockState) -> None:
    """Records that the blocks before and after stand apart.

    Attributes waiting for a block wait in vain, but between two blank lines they go on waiting.
    """
    if state.entries and state.entries[-1].kind == "blank":
        return
    state.pending = None
    state.entries.append(Entry("blank", len(state.tokens), None))
    token = Token("blank", "", 0)
    token.level = state.level
    state.tokens.append(token)
