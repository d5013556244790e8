"""Marks around a range of text: bold, italic, strikethrough, code.

kramdown asks for no white space inside the marks and, unlike CommonMark, has no rule about what
stands outside: a mark may stand right beside Japanese letters and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.app.markdown.lines import (
    body_selection,
    caret,
    code_block_at,
    lines_of,
)
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

_PREFIX = re.compile(
    r"^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?"
)
_WORD = re.compile(r"[^\W_]", re.ASCII)


def bold(state: TextState) -> TextChange | None:
    """Strong emphasis on or off."""
    return _toggled(state, "**")


def italic(state: TextState) -> TextChange | None:
    """Emphasis on or off."""
    return _toggled(state, "*")


def strikethrough(state: TextState) -> TextChange | None:
    """Struck out or not (kramdown's GFM input)."""
    return _toggled(state, "~~")


def inline_code(state: TextState) -> TextChange | None:
    """A code span or none; one that holds backticks gets a longer mark."""
    return _toggled(state, "`")


def _toggled(state: TextState, mark: str) -> TextChange | None:
    span = body_selection(state)
    if span is None:
        return None
    if len(span) == 0:
        # An empty pair first: `~~~~` on its line would be taken for a fence.
        if _in_empty_pair(state.text, span.start, mark):
            size = len(mark)
            edits = EditSet.replace(span.start - size, span.start + size, "")
            return TextChange(edits, caret(span.start - size))
        if code_block_at(state, span.start):
            return None
        word = _word_at(state.text, span.start)
        if len(word) == 0:
            edits = EditSet.replace(span.start, span.start, mark * 2)
            return TextChange(edits, caret(span.start + len(mark)))
        parts = [word]
    else:
        parts = list(_parts(state, span))
    if not parts:
        return None
    if all(_worn(state.text, part, mark) for part in parts):
        edits = EditSet.of(e for part in parts for e in _taken_off(state.text, part, mark))
    else:
        bare = [part for part in parts if not _worn(state.text, part, mark)]
        edits = EditSet.of(e for part in bare for e in _put_on(state.text, part, mark))
    return TextChange(edits, _inner_selection(state, edits, parts))


def _inner_selection(state: TextState, edits: EditSet, parts: list[Span]) -> Span:
    """What is between the marks; of several lines all of it, marks included.

    A caret stays in its word, also at the word's edges.
    """
    several = len(parts) > 1
    start = edits.map_offset(parts[0].start, after_insertion=not several)
    end = edits.map_offset(parts[-1].end, after_insertion=several)
    if len(state.selection) == 0:
        at = edits.map_offset(state.selection.start)
        return caret(min(max(at, start), end))
    return Span(start, max(start, end))


def _parts(state: TextState, span: Span) -> Iterator[Span]:
    """What of ``span`` takes the mark: of each line its text without marks of blocks and blanks."""
    for line in lines_of(state.text, span):
        prefix = _PREFIX.match(line.text)
        start = max(span.start, line.start + (prefix.end() if prefix else 0))
        end = min(span.end, line.end)
        while start < end and state.text[start].isspace():
            start += 1
        while end > start and state.text[end - 1].isspace():
            end -= 1
        if start < end and not code_block_at(state, start):
            yield Span(start, end)


def _word_at(text: str, offset: int) -> Span:
    """The word around a caret, empty where there is none.

    Only words of Latin letters and digits: where a Japanese word ends is the writer's to say.
    """
    start = end = offset
    while start > 0 and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]):
        end += 1
    return Span(start, end)


def _run(text: str, offset: int, char: str, step: int) -> int:
    """How many of ``char`` stand beside ``offset``: before it (step -1) or behind it (1)."""
    count = 0
    at = offset - 1 if step < 0 else offset
    while 0 <= at < len(text) and text[at] == char:
        count += 1
        at += step
    return count


def _wears(run: int, mark: str) -> bool:
    """Whether a run of the mark's character on both sides holds the mark (`***` is both)."""
    if mark == "*":
        return run in {1, 3}
    if mark == "`":
        return run >= 1
    return run >= len(mark)


def _outside(text: str, span: Span, mark: str) -> int:
    return min(_run(text, span.start, mark[0], -1), _run(text, span.end, mark[0], 1))


def _inside(text: str, span: Span, mark: str) -> int:
    run = min(_run(text, span.start, mark[0], 1), _run(text, span.end, mark[0], -1))
    return run if len(span) > 2 * run else 0


def _worn(text: str, span: Span, mark: str) -> bool:
    return _wears(_outside(text, span, mark), mark) or _wears(_inside(text, span, mark), mark)


def _taken_off(text: str, span: Span, mark: str) -> Iterator[TextEdit]:
    run = _outside(text, span, mark)
    if _wears(run, mark):
        size = run if mark == "`" else len(mark)
        yield TextEdit(Span(span.start - size, span.start), "")
        yield TextEdit(Span(span.end, span.end + size), "")
    else:
        size = _inside(text, span, mark) if mark == "`" else len(mark)
        yield TextEdit(Span(span.start, span.start + size), "")
        yield TextEdit(Span(span.end - size, span.end), "")


def _put_on(text: str, span: Span, mark: str) -> Iterator[TextEdit]:
    inner = span.of(text)
    before = after = mark
    if mark == "`":
        longest = max((len(run) for run in re.findall(r"`+", inner)), default=0)
        before = after = "`" * (longest + 1)
        if inner.startswith("`") or inner.endswith("`"):
            before, after = before + " ", " " + after
    elif mark != "*":
        # The same mark within would end the new one: the new one takes its place.
        for match in re.finditer(re.escape(mark), inner):
            yield TextEdit(Span(span.start + match.start(), span.start + match.end()), "")
    yield TextEdit(Span(span.start, span.start), before)
    yield TextEdit(Span(span.end, span.end), after)


def _in_empty_pair(text: str, offset: int, mark: str) -> bool:
    before, after = _run(text, offset, mark[0], -1), _run(text, offset, mark[0], 1)
    return before == after == len(mark)
