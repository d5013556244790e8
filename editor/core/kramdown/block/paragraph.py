"""Paragraphs: everything that is nothing else."""

from __future__ import annotations

import re

from editor.core.kramdown.block.patterns import PARAGRAPH_END, STRICT_PARAGRAPH_END
from editor.core.kramdown.block.state import BlockState

TEXT, STRICT_TEXT = (
    re.compile(rf"[^\n]*(?:\n|\Z)(?:(?!{end})[^\n]+(?:\n|\Z))*")
    for end in (PARAGRAPH_END, STRICT_PARAGRAPH_END)
)


def paragraph(state: BlockState) -> bool:
    """Lines up to one that begins another block; joins a paragraph that stands right before it."""
    src, pos = state.src, state.pos
    text = TEXT if state.context.options.ends_paragraphs else STRICT_TEXT
    match = text.match(src, pos, state.end)
    assert match is not None
    end = match.end()
    stop = end
    while stop > pos and src[stop - 1] in " \t\n\r\f\v":
        stop -= 1
    last = state.last
    if last is not None and last.kind == "paragraph" and state.pending is None:
        extend(state, stop, end)
    else:
        start = pos
        while start < stop and src[start] in " \t\r\f\v":
            start += 1
        opening = state.open("paragraph", "paragraph_open", "p", pos)
        state.entries[-1].start = start
        state.inline(start, stop)
        state.close(opening, end)
    state.pos = end
    return True


def extend(state: BlockState, stop: int, end: int) -> None:
    """Lets the paragraph just read run on to ``stop``."""
    last = state.entries.pop()
    opening = state.tokens[last.index]
    del state.tokens[last.index + 1 :]
    state.entries.append(last)
    state.level += 1
    state.inline(last.start, stop)
    state.close(opening, end)
