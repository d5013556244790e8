"""Where a text can be cut so that what stands between can be read alone: see `Piece`."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.state import BlockState
from editor.core.kramdown.piece import Piece

# Blocks that end at a mark, be it ever so far away: fences, HTML, formulas, braces.
FAR = re.compile(r"^[ \t\r\f\v]*(?:```|~~~|<|\\?\$\$|\{:)", re.MULTILINE)
# A definition belongs to the paragraph before it, also behind a blank line.
DEFINITION = re.compile(r" {0,3}:")

Step = Callable[[BlockState], None]


def read_pieces(
    state: BlockState, step: Step, stop: Callable[[int], bool] | None = None
) -> list[Piece]:
    """Cuts the rest of a text into blocks by ``step``; ends at a seam where ``stop`` says so."""
    pieces: list[Piece] = []
    start = state.pos
    line, index = state.line(start), len(state.tokens)

    def finish() -> None:
        tokens = state.tokens[index:]
        pieces.append(Piece(start, line, tokens, far=is_far(state.src, start, state.pos, tokens)))

    while state.pos < state.end:
        if state.pos > start and at_seam(state):
            finish()
            start = state.pos
            line, index = state.line(start), len(state.tokens)
            if stop is not None and stop(start):
                return pieces
        step(state)
    finish()
    return pieces


def at_seam(state: BlockState) -> bool:
    """Whether the reading could begin anew at the current position."""
    entries = state.entries
    if not entries or entries[-1].kind != "blank" or state.pending is not None:
        return False
    if len(entries) > 1 and entries[-2].kind == "deflist":
        return False
    return DEFINITION.match(state.src, state.pos) is None


def is_far(src: str, start: int, stop: int, tokens: list[Token]) -> bool:
    """Whether the piece ``src[start:stop]`` has what may end far away; a closed fence does not."""
    if FAR.search(src, start, stop) is None:
        return False
    kinds = [token.type for token in tokens if token.type != "blank"]
    last = src[start:stop].rstrip(BLANKS)[-1:]
    return kinds != ["fence"] or src[start] not in " `~" or last not in "`~"
