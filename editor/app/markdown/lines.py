"""The lines a command works on, and edits made of rewritten lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.app.buffer import replacement
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its LF; ``start`` in code points of the whole text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its LF stands, or the text ends."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is on it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fenced code block; ``closing`` is None where the text ends before it does."""

    opening: Line
    closing: Line | None

    def covers(self, offset: int) -> bool:
        """Whether ``offset`` lies on one of its lines, fences included."""
        return self.opening.start <= offset and (self.closing is None or offset <= self.closing.end)


def body_selection(state: TextState) -> Span | None:
    """The part of the selection that lies in the body; None where it lies in the header."""
    span = state.selection
    if span.end < state.body_start or 0 < state.body_start == len(state.text.rstrip("\n")):
        # The second: no line follows the header's closing fence, so there is no body yet.
        return None
    return Span(max(span.start, state.body_start), span.end)


def line_at(text: str, offset: int) -> Line:
    """The line that holds ``offset``."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Line(start, text[start : end if end >= 0 else len(text)])


def lines_of(text: str, span: Span) -> tuple[Line, ...]:
    """The lines that ``span`` touches; one it only reaches the beginning of is not touched."""
    end = min(span.end, len(text))
    last = end - 1 if span.start < end and text[end - 1] == "\n" else end
    lines: list[Line] = []
    at = text.rfind("\n", 0, span.start) + 1
    while at <= last:
        line = line_at(text, at)
        lines.append(line)
        at = line.end + 1
    return tuple(lines)


def selected_lines(state: TextState) -> tuple[Line, ...]:
    """The body's lines that the selection touches; none where it lies in the header."""
    span = body_selection(state)
    return () if span is None else lines_of(state.text, span)


def code_blocks(state: TextState, until: int) -> tuple[CodeBlock, ...]:
    """The fenced code blocks of the body that begin before ``until``.

    A fence is closed by one of the same character that is at least as long (kramdown's GFM input).
    """
    blocks: list[CodeBlock] = []
    opening: Line | None = None
    mark = ""
    at = state.body_start
    while at <= len(state.text) and (at <= until or opening is not None):
        line = line_at(state.text, at)
        match = _FENCE.match(line.text)
        if match and opening is None and "`" not in match[2]:
            opening, mark = line, match[1]
        elif match and opening is not None and match[1].startswith(mark) and not match[2].strip():
            blocks.append(CodeBlock(opening, line))
            opening = None
        at = line.end + 1
    if opening is not None:
        blocks.append(CodeBlock(opening, None))
    return tuple(blocks)


def code_block_at(state: TextState, offset: int) -> CodeBlock | None:
    """The fenced code block around ``offset``, its fence lines included."""
    if "```" not in state.text and "~~~" not in state.text:
        return None
    for block in code_blocks(state, offset):
        if block.covers(offset):
            return block
    return None


def prose_lines(state: TextState) -> tuple[Line, ...]:
    """The selected lines, unless they lie in code: there a block's mark would be code."""
    lines = selected_lines(state)
    if not lines or any(code_block_at(state, edge.start) for edge in (lines[0], lines[-1])):
        return ()
    return lines


def rewritten(
    state: TextState, lines: Sequence[Line], rewrite: Callable[[Sequence[str]], Sequence[str]]
) -> TextChange | None:
    """``lines`` with other texts, one for each; the selection stays on its characters.

    Each line is changed as little as can be, so that caret and undo keep to what was changed.
    """
    edits: list[TextEdit] = []
    texts = rewrite([line.text for line in lines])
    for line, text in zip(lines, texts, strict=True):
        edits += [
            TextEdit(edit.span.shifted(line.start), edit.text)
            for edit in replacement(line.text, text)
        ]
    if not edits:
        return None
    made = EditSet.of(edits)
    return TextChange(made, kept_selection(made, state.selection))


def kept_selection(edits: EditSet, selection: Span) -> Span:
    """The selection after ``edits``: a caret goes behind an insertion, a range takes it in."""
    if len(selection) == 0:
        caret = edits.map_offset(selection.start)
        return Span(caret, caret)
    start = edits.map_offset(selection.start, after_insertion=False)
    return Span(start, max(start, edits.map_offset(selection.end)))


def caret(offset: int) -> Span:
    """An empty selection."""
    return Span(offset, offset)
