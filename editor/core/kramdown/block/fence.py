"""Fenced code: it must be closed, else it is text."""

from __future__ import annotations

import re

from editor.core.kramdown.block.state import BlockState

OPENING = re.compile(r" {0,3}((`|~)\2{2,})[ \t]*([^ \t\n\r\f\v]*)[ \t\r]*\n")


def fence(state: BlockState) -> bool:
    """Code between two fences of one kind, the second as long as the first or longer."""
    src, pos = state.src, state.pos
    match = OPENING.match(src, pos, state.end)
    if match is None:
        return False
    mark, sign = match.group(1), match.group(2)
    if not state.context.options.is_github and (sign == "`" or src[pos] == " "):
        return False
    end = closing(state, mark, sign, match.end())
    if end is None:
        return False
    token = state.leaf("code", "fence", "code", pos, end.end())
    token.content = src[match.end() : end.start()]
    token.info = match.group(3)
    token.markup = mark
    state.pos = end.end()
    return True


def closing(state: BlockState, mark: str, sign: str, pos: int) -> re.Match[str] | None:
    """The line that closes a fence opened before ``pos``."""
    known = state.unclosed_fences
    if known.get(mark, pos) < pos:
        return None
    pattern = re.compile(rf"^ {{0,3}}{sign}{{{len(mark)},}}[ \t\r]*(?:\n|\Z)", re.MULTILINE)
    found = pattern.search(state.src, pos, state.end)
    if found is None:
        known.setdefault(mark, pos)
    return found
