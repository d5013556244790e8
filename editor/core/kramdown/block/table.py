"""Tables: lines with bars between two block boundaries."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.state import BlockState
from editor.core.kramdown.html.model import BLOCK_ELEMENTS, VOID
from editor.core.kramdown.html.tags import OPEN, tag_name

SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*\Z")
FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*\Z")
ALIGN = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
STOP = re.compile(r"\\`+|(`+)|(<)[A-Za-z]|(?<!\\)\|")
# A backtick between spaces begins no code.
STRAY_TICK = re.compile(r"(?:[ \t\n\r\f\v]|\A)`[ \t\n\r\f\v]")
CODE = frozenset({"code", "kbd", "samp", "var"})
# Lines with a bar, and lines that separate.
LINES = re.compile(r"(?:[^\n|]*\|[^\n]*(?:\n|\Z)|[+: \t-]*\+[+: \t-]*(?:\n|\Z))+")

Cell = tuple[int, int]
# Where the line begins, and the spans of its cells.
Row = tuple[int, list[Cell]]


class Section:
    """Rows that stand together: head, body or foot."""

    __slots__ = ("kind", "rows")

    def __init__(self, kind: str, rows: list[Row]) -> None:
        self.kind = kind
        self.rows = rows


def table(state: BlockState) -> bool:
    """A table; without a separator line all rows are body."""
    src, start = state.src, state.pos
    if not state.at_boundary:
        return False
    stop = src.find("\n", start, state.end)
    stop = state.end if stop < 0 else stop
    bar = src.find("|", start, stop)
    if bar < 0:
        return False
    lines = LINES.match(src, start, state.end)
    sections: list[Section] = []
    align: list[str] = []
    if lines and state.boundary_follows(lines.end()) and divided(lines.group()):
        sections, align = read_rows(state, lines.end())
    if not sections or lines is None:
        if bar == start or src[bar - 1] != "\\":
            # Attributes waiting for a block were meant for the table that this is not.
            state.pending = None
        return False
    write(state, sections, align, lines.end())
    state.pos = lines.end()
    return True


def divided(text: str) -> bool:
    """Whether every row of ``text`` has a bar outside of code and of HTML elements."""
    free = iter(bars(text, elements=True))
    bar = next(free, -1)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while 0 <= bar < start:
            bar = next(free, -1)
        separates = SEPARATOR.match(line) or FOOTER.match(line)
        if line and not separates and not start <= bar < end:
            return False
        start = end + 1
    return True


def bars(text: str, *, elements: bool = False) -> list[int]:
    """Where the bars of ``text`` are that are not escaped and not inside code.

    With ``elements``, those inside any HTML element are left out too.
    """
    found: list[int] = []
    pos = 0
    while (match := STOP.search(text, pos)) is not None:
        pos = match.end()
        if match.group(1):
            if match.group(1) == "`" and STRAY_TICK.match(text, max(0, match.start() - 1)):
                continue
            stop = text.find(match.group(1), pos)
            if stop >= 0:
                pos = stop + len(match.group(1))
        elif match.group(2):
            opening = OPEN.match(text, match.start())
            if opening is None or opening.group(3):
                continue
            name = tag_name(opening.group(1))
            if name in CODE or elements:
                pos = opening.end()
            if name in CODE or (elements and name not in BLOCK_ELEMENTS | VOID):
                closing = re.compile(rf"</{re.escape(name)}[ \t\n\r\f\v]*>", re.IGNORECASE).search(
                    text, pos
                )
                if closing is not None:
                    pos = closing.end()
                elif elements:
                    break
        elif match.group() == "|":
            found.append(match.start())
    return found


def read_rows(state: BlockState, end: int) -> tuple[list[Section], list[str]]:
    """The sections of the table up to ``end``, and its alignment."""
    src, pos = state.src, state.pos
    sections: list[Section] = []
    rows: list[Row] = []
    align: list[str] = []
    kind = "tbody"
    led = src[pos:end].lstrip(" \t").startswith(("|", "+"))
    while pos < end:
        stop = src.find("\n", pos, end)
        stop = end if stop < 0 else stop
        line = src[pos:stop].rstrip(BLANKS)
        if SEPARATOR.match(line):
            if rows and kind == "tbody":
                if not sections:
                    align = read_align(line)
                sections.append(Section("tbody" if sections else "thead", rows))
                rows = []
        elif FOOTER.match(line):
            # The last such line begins the foot.
            if rows:
                sections.append(Section("tbody", rows))
                rows = []
            kind = "tfoot"
        else:
            rows.append((pos, cells(line, pos, led=led)))
        pos = stop + 1
    if rows:
        sections.append(Section(kind, rows))
    return sections if any(section.kind == "tbody" for section in sections) else [], align


def read_align(line: str) -> list[str]:
    """The alignment of each column."""
    result = []
    for left, right in ALIGN.findall(line):
        if left and right:
            result.append("center")
        else:
            result.append("left" if left else "right" if right else "")
    return result


def cells(line: str, offset: int, *, led: bool) -> list[Cell]:
    """The spans of a row's cells, without the white space around their text.

    ``led``: the table's lines begin with a bar that divides nothing.
    """
    stops = bars(line)
    start = len(line) - len(line.lstrip(BLANKS))
    result = []
    if led and stops and stops[0] == start:
        start += 1
        stops = stops[1:]
    else:
        start = 0
    for stop in [*stops, len(line)]:
        if stop == len(line) and start == stop:
            break
        text = line[start:stop]
        left = len(text) - len(text.lstrip(BLANKS))
        width = len(text.strip(BLANKS))
        result.append((offset + start + left, offset + start + left + width))
        start = stop + 1
    return result


def write(state: BlockState, sections: list[Section], align: list[str], end: int) -> None:
    """Adds the tokens of a table."""
    columns = max(len(row) for section in sections for _, row in section.rows)
    opening = state.open("table", "table_open", "table", state.pos)
    for section in sections:
        part = nested(state, section.kind + "_open", section.kind, section.rows[0][0])
        for pos, row in section.rows:
            tr = nested(state, "tr_open", "tr", pos)
            for column in range(columns):
                span = row[column] if column < len(row) else None
                where = align[column] if column < len(align) else ""
                add_cell(state, "th" if section.kind == "thead" else "td", span, where)
            state.close(tr, pos + 1)
        state.close(part, section.rows[-1][0] + 1)
    state.close(opening, end)


def nested(state: BlockState, name: str, tag: str, pos: int) -> Token:
    """Begins an element inside the table."""
    token = Token(name, tag, 1, meta={})
    token.map = [state.line(pos), state.line(pos) + 1]
    token.level = state.level
    token.block = True
    state.tokens.append(token)
    state.level += 1
    return token


def add_cell(state: BlockState, tag: str, span: Cell | None, align: str) -> None:
    """Adds one cell."""
    token = Token(tag + "_open", tag, 1, meta={})
    token.level = state.level
    if align:
        token.attrs["style"] = f"text-align: {align}"
    state.tokens.append(token)
    if span is not None and span[1] > span[0]:
        state.inline(*span)
    else:
        token.meta["empty"] = True
    closing = Token(tag + "_close", tag, -1)
    closing.level = state.level
    state.tokens.append(closing)
