"""Tables and rules: inserted on lines of their own, and columns made to stand in line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from editor.app.markdown.lines import (
    Line,
    body_selection,
    caret,
    code_block_at,
    line_at,
    rewritten,
)
from editor.app.text_state import TextChange, TextState
from editor.core.text.edits import EditSet

_RULE_CELL = re.compile(r"^\s*:?-+:?\s*$")
_SEPARATOR = re.compile(r"(?<!\\)\|(?=(?:[^`]*`[^`]*`)*[^`]*$)")
"""A bar that divides cells: not escaped, not in a code span."""


def insert_table(state: TextState, rows: int = 2, columns: int = 2) -> TextChange | None:
    """An empty table with a head; the caret in its first cell."""
    empty = "|" + "     |" * columns
    rule = "|" + " --- |" * columns
    table = "\n".join([empty, rule, *[empty] * rows])
    return _inserted(state, table, caret_in=2)


def insert_rule(state: TextState) -> TextChange | None:
    """A horizontal rule below the caret's line.

    Three dashes could be taken for the beginning of a header in a post that has none.
    """
    return _inserted(state, "---" if state.body_start else "* * *", caret_in=None)


def align_table(state: TextState) -> TextChange | None:
    """Pad the cells of the table around the caret so that its bars stand in line.

    Wide (Japanese) characters count two columns, as fixed-width fonts draw them.
    """
    lines = _table_lines(state)
    if len(lines) < 2:
        return None
    return rewritten(state, lines, aligned)


def aligned(texts: Sequence[str]) -> list[str]:
    """The lines of a table with padded cells; a missing last bar is written."""
    rows = [_cells(text) for text in texts]
    rules = [bool(row) and all(map(_RULE_CELL.match, row)) for row in rows]
    columns = max(map(len, rows))
    widths = [3] * columns
    for row, rule in zip(rows, rules, strict=True):
        for column, cell in enumerate(row):
            if not rule:
                widths[column] = max(widths[column], display_width(cell))
    return [
        "| " + " | ".join(_padded(row, widths, rule=rule)) + " |"
        for row, rule in zip(rows, rules, strict=True)
    ]


def display_width(text: str) -> int:
    """How many columns of a fixed-width font ``text`` takes."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char) or char == "\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cells(text: str) -> list[str]:
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _SEPARATOR.split(inner)]


def _padded(row: list[str], widths: list[int], *, rule: bool) -> list[str]:
    cells = row + [""] * (len(widths) - len(row))
    if not rule:
        return [
            cell + " " * (width - display_width(cell))
            for cell, width in zip(cells, widths, strict=True)
        ]
    return [
        (":" if cell.startswith(":") else "-")
        + "-" * (width - 2)
        + (":" if cell.endswith(":") else "-")
        for cell, width in zip(cells, widths, strict=True)
    ]


def _table_lines(state: TextState) -> tuple[Line, ...]:
    span = body_selection(state)
    if span is None or code_block_at(state, span.start):
        return ()
    first = line_at(state.text, span.start)
    if not _is_row(first):
        return ()
    lines = [first]
    while lines[0].start > state.body_start:
        above = line_at(state.text, lines[0].start - 1)
        if not _is_row(above):
            break
        lines.insert(0, above)
    while lines[-1].end < len(state.text):
        below = line_at(state.text, lines[-1].end + 1)
        if not _is_row(below):
            break
        lines.append(below)
    return tuple(lines)


def _is_row(line: Line) -> bool:
    return "|" in line.text and not line.text.lstrip().startswith(("```", ">", "#", "{:"))


def _inserted(state: TextState, block: str, *, caret_in: int | None) -> TextChange | None:
    """``block`` on lines of its own below the caret's line, blank lines around it."""
    span = body_selection(state)
    if span is None or code_block_at(state, span.end):
        return None
    line = line_at(state.text, span.end)
    at = line.end
    before = "" if line.blank else "\n\n"
    if line.blank and line.start > state.body_start:
        above = line_at(state.text, line.start - 1)
        before = "" if above.blank else "\n"
    rest = state.text[at:]
    after = "\n" if not rest.startswith("\n\n") and rest != "\n" else ""
    if not rest:
        after = "\n"
    written = before + block + after
    start = line.start if line.blank else at
    edits = EditSet.replace(start, at, written)
    inside = len(before) + (len(block) + 1 if caret_in is None else caret_in)
    return TextChange(edits, caret(min(start + inside, len(edits.apply(state.text)))))
