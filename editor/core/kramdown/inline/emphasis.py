"""Emphasis: no flanking rules, spans are tried and given up."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.inline.state import EMPHASIS, STRONG, InlineState, Stop

# An underscore inside a word is no delimiter. Since kramdown 2.5 underscores are part of the word.
IN_WORD = {
    "2.4": re.compile(r"[^\W\d_]-?[^\W\d_]*\Z"),
    "2.5": re.compile(r"[^\W\d_]-?[^\W\d]*\Z"),
}


def emphasis(state: InlineState) -> bool:
    """``*a*``, ``_a_``, ``**a**``, ``__a__``."""
    src, pos, end = state.src, state.pos, state.end
    char = src[pos]
    length = 2 if src.startswith(char, pos + 1) and pos + 1 < end else 1
    after = pos + length
    if after < end and src[after] in BLANKS:
        return give_up(state, length)
    if char == "_" and pos and in_word(state):
        return give_up(state, length)
    if state.inside & (STRONG if length == 2 else EMPHASIS):
        return give_up(state, length)
    if length == 2 and attempt(state, char * 2, STRONG):
        return True
    if attempt(state, char, EMPHASIS):
        return True
    return give_up(state, length)


def in_word(state: InlineState) -> bool:
    """Whether the letters of a word stand right before the current position."""
    version = state.options.version
    pattern = IN_WORD.get(version, IN_WORD["2.5"])
    return pattern.search(state.src, max(0, state.pos - 40), state.pos) is not None


def give_up(state: InlineState, length: int) -> bool:
    """Leaves the delimiter as text; an underscore inside a word is none to speak of."""
    src, pos = state.src, state.pos
    after = pos + length
    in_word = src[pos] == "_" and src[pos - 1 : pos].isalnum() and src[after : after + 1].isalnum()
    if not in_word:
        state.literals.append((pos, length, False))
    state.skip(after)
    return True


def attempt(state: InlineState, delimiter: str, kind: int) -> bool:
    """Tries to read a span that begins with ``delimiter``."""
    if state.inside & kind:
        return False
    pos = state.pos
    key = (state.inside, delimiter, pos)
    if key in state.failed:
        return False
    mark = state.mark()
    state.flush(pos)
    opening = state.push("em_open" if kind == EMPHASIS else "strong_open", TAGS[kind], 1, pos)
    opening.markup = delimiter
    first = len(state.tokens)
    state.go(pos + len(delimiter))
    state.inside |= kind
    state.trying += 1
    seen: list[int] = []
    found = state.context.run_inline(state, delimiter[0], closer(delimiter, kind, first, seen))
    state.inside &= ~kind
    state.trying -= 1
    if not found:
        state.failed.add(key)
        state.failed.update((state.inside, delimiter, place) for place in seen)
        state.back(mark)
        return False
    state.flush(state.pos)
    closing = state.push(
        "em_close" if kind == EMPHASIS else "strong_close", TAGS[kind], -1, state.pos
    )
    closing.markup = delimiter
    state.go(state.pos + len(delimiter))
    return True


TAGS = {EMPHASIS: "em", STRONG: "strong"}


def closer(delimiter: str, kind: int, first: int, seen: list[int]) -> Stop:
    """Whether a span of ``delimiter`` ends at the current position; ``first``: its first token."""
    length = len(delimiter)
    word = delimiter[0] == "_"

    def stop(state: InlineState) -> int:
        src, pos = state.src, state.pos
        if not src.startswith(delimiter, pos):
            return 0
        seen.append(pos)
        if src[pos - 1] in BLANKS:
            return 0
        if (
            kind == EMPHASIS
            and src.startswith(delimiter, pos + 1)
            and not src.startswith(delimiter, pos + 2)
        ):
            return 0
        if word and src[pos + length : pos + length + 1].isalnum():
            return 0
        if len(state.tokens) == first and pos == state.waiting:
            return 0
        return length

    return stop
