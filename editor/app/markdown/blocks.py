"""Marks at the beginning of lines: headings, lists, quotes; and fences around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.app.markdown.lines import (
    CodeBlock,
    Line,
    caret,
    code_block_at,
    kept_selection,
    prose_lines,
    rewritten,
    selected_lines,
)
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$")
_ITEM = re.compile(
    r"^(?P<quote>(?:[ \t]{0,3}>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?P<mark>(?:[-*+]|\d+\.)[ \t]+(?P<task>\[[ xX]\][ \t]+)?)?(?P<rest>.*)$"
)
_QUOTE = re.compile(r"^([ \t]{0,3})>[ \t]?")


def set_heading(state: TextState, level: int) -> TextChange | None:
    """Make the lines headings of ``level`` (1 to 6); plain text for 0 or where they are that."""
    lines = tuple(line for line in prose_lines(state) if not line.blank)
    if not lines:
        one = prose_lines(state)
        if not one or not level:
            return None
        return rewritten(state, one[:1], lambda texts: ["#" * level + " " + texts[0].strip()])
    on = all(_level(line.text) == level for line in lines)
    wanted = 0 if on else level
    return rewritten(state, lines, lambda texts: [_with_level(text, wanted) for text in texts])


def cycle_heading(state: TextState) -> TextChange | None:
    """One level deeper, from plain text over 1 to 6 and back to plain text."""
    lines = prose_lines(state)
    level = _level(lines[0].text) if lines else 0
    return set_heading(state, 0 if level == 6 else level + 1)


def bullets(state: TextState) -> TextChange | None:
    """Lines as items of a list, or as plain lines again."""
    return _listed(state, "bullet")


def numbers(state: TextState) -> TextChange | None:
    """Lines as items of a numbered list, or as plain lines again."""
    return _listed(state, "number")


def tasks(state: TextState) -> TextChange | None:
    """Lines as tasks with a box, or as plain lines again."""
    return _listed(state, "task")


def quote(state: TextState) -> TextChange | None:
    """Lines as a quotation, blank ones between included, or as they were."""
    lines = prose_lines(state)
    if not lines:
        return None
    quoted = [line for line in lines if not line.blank]
    if quoted and all(_QUOTE.match(line.text) for line in quoted):
        return rewritten(state, lines, lambda texts: [_QUOTE.sub(r"\1", t, count=1) for t in texts])
    return rewritten(
        state, lines, lambda texts: [f"> {text}" if text.strip() else f">{text}" for text in texts]
    )


def code_block(state: TextState) -> TextChange | None:
    """Fences around the lines, longer than any in them; inside a block, its fences go."""
    lines = selected_lines(state)
    if not lines:
        return None
    around = code_block_at(state, lines[0].start)
    if around is not None:
        return _without_fences(state, around) if around.covers(lines[-1].end) else None
    runs = [len(run) for line in lines for run in re.findall(r"^\s*(`{3,})", line.text)]
    fence = "`" * (max(runs, default=2) + 1)
    start, end = lines[0].start, lines[-1].end
    edits = EditSet.of(
        [TextEdit(Span(start, start), f"{fence}\n"), TextEdit(Span(end, end), f"\n{fence}")]
    )
    shift = len(fence) + 1
    return TextChange(edits, state.selection.shifted(shift))


def _without_fences(state: TextState, block: CodeBlock) -> TextChange:
    edits = [_line_gone(state.text, block.opening)]
    if block.closing is not None and block.closing.start > block.opening.end:
        edits.append(TextEdit(Span(block.closing.start - 1, block.closing.end), ""))
    if len(edits) == 2 and edits[0].span.end > edits[1].span.start:
        edits = [TextEdit(Span(edits[0].span.start, edits[1].span.end), "")]
    made = EditSet.of(edits)
    return TextChange(made, kept_selection(made, state.selection))


def _line_gone(text: str, line: Line) -> TextEdit:
    return TextEdit(Span(line.start, min(line.end + 1, len(text))), "")


def _level(text: str) -> int:
    match = _HEADING.match(text)
    return len(match[1]) if match else 0


def _with_level(text: str, level: int) -> str:
    match = _HEADING.match(text)
    plain = match[2] if match else text
    return f"{'#' * level} {plain.lstrip()}" if level else plain


def _kind(match: re.Match[str]) -> str:
    mark = match["mark"]
    if not mark:
        return ""
    if match["task"]:
        return "task"
    return "number" if mark[0].isdigit() else "bullet"


def _listed(state: TextState, kind: str) -> TextChange | None:
    lines = prose_lines(state)
    if len(lines) > 1:
        lines = tuple(line for line in lines if not line.blank)
    if not lines:
        return None
    if len(lines) == 1 and lines[0].blank:
        at = lines[0].end
        mark = _mark(kind, 1)
        return TextChange(EditSet.replace(at, at, mark), caret(at + len(mark)))
    return rewritten(state, lines, lambda texts: _with_marks(texts, kind))


def _with_marks(texts: Sequence[str], kind: str) -> list[str]:
    matches = [match for match in map(_ITEM.match, texts) if match]
    off = all(_kind(match) == kind for match in matches)
    count: dict[int, int] = {}
    result: list[str] = []
    for match in matches:
        depth = len(match["indent"])
        for deeper in [d for d in count if d > depth]:
            del count[deeper]
        count[depth] = count.get(depth, 0) + 1
        mark = "" if off else _mark(kind, count[depth])
        result.append(match["quote"] + match["indent"] + mark + match["rest"])
    return result


def _mark(kind: str, number: int) -> str:
    return {"bullet": "- ", "task": "- [ ] ", "number": f"{number}. "}[kind]


def no_heading(state: TextState) -> TextChange | None:
    """Headings as plain text."""
    return set_heading(state, 0)
