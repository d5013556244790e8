"""Entities: printed as the characters they stand for."""

from __future__ import annotations

import re
from html.entities import name2codepoint

from editor.core.kramdown.inline.state import InlineState

ENTITY = re.compile(r"&(?:(\w+)|#(\d+)|#[xX]([0-9a-fA-F]+));", re.ASCII)
NAMES = {**name2codepoint, "apos": 39}


def entity(state: InlineState) -> bool:
    """``&name;``, ``&#1234;`` or ``&#x12ab;``."""
    match = ENTITY.match(state.src, state.pos, state.end)
    code = code_point(match) if match is not None else None
    if match is None:
        return False
    if code is None:
        state.skip(match.end())
        return True
    state.text(chr(code), state.pos, match.end(), "entity")
    return True


def code_point(match: re.Match[str]) -> int | None:
    """The character an entity stands for; None where there is none such."""
    name, decimal, hexadecimal = match.groups()
    if name:
        return NAMES.get(name)
    digits, base = (decimal, 10) if decimal else (hexadecimal, 16)
    if len(digits) > 8:
        return None
    code = int(digits, base)
    return code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None
