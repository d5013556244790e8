"""Dashes, ellipses and guillemets."""

from __future__ import annotations

import re

from editor.core.kramdown.inline.state import InlineState

SYMBOL = re.compile(r"---?|\.\.\.|<<[ ]?| ?>>")
NO_BREAK = "\N{NO-BREAK SPACE}"
PRINTED = {
    "---": "—", "--": "–", "...": "…", "<<": "«", ">>": "»",
    "<< ": "«" + NO_BREAK, " >>": NO_BREAK + "»",
}  # fmt: skip
NAMES = {
    "---": "mdash", "--": "ndash", "...": "hellip", "<<": "laquo", ">>": "raquo",
    "<< ": "laquo_space", " >>": "raquo_space",
}  # fmt: skip


def typography(state: InlineState) -> bool:
    """``---``, ``--``, ``...``, ``<<`` and ``>>`` as the symbols they stand for."""
    match = SYMBOL.match(state.src, state.pos, state.end)
    if match is None or not state.options.sets_symbols:
        return False
    written = match.group()
    replaced = state.options.typographic_symbols.get(NAMES[written])
    state.text(PRINTED[written] if replaced is None else replaced, state.pos, match.end(), "symbol")
    return True
