"""Tables: lines with bars between two block boundaries."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown.block.state import BlockState

SEPARATOR = re.compile(r"[+|: \t-]*-[+|: \t-]*\Z")
FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*\Z")
ALIGN = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
STOP = re.compile(r"\\.|(`+)|<(code|kbd|samp|var|pre|script|style|math)\b[^>]*>|\|", re.IGNORECASE)

Cell = tuple[int, int]


class Section:
    """Rows that stand together: head, body or foot."""

    __slots__ = ("kind", "rows")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.rows: list[tuple[int, list[Cell]]] = []


def table(state: BlockState) -> bool:
    """A table; without a separator line all rows are body."""
    src, start = state.src, state.pos
    if not state.at_boundary:
        return False
    stop = src.find("\n", start, state.end)
    first = src[start : stop if stop >= 0 else state.end]
    if "|" not in first or not has_bar(first):
        return False
    sections, align, end = read_rows(state)
    if not sections or not state.boundary_follows(end):
        return False
    write(state, sections, align, end)
    state.pos = end
    return True


def has_bar(line: str) -> bool:
    """Whether a bar in ``line`` divides cells: not escaped and not inside code."""
    return bool(bars(line))


def bars(line: str) -> list[int]:
    """Where the bars of ``line`` are that divide cells."""
    found: list[int] = []
    pos = 0
    while (match := STOP.search(line, pos)) is not None:
        pos = match.end()
        if match.group(1):
            closing = re.compile(rf"(?<!`){match.group(1)}(?!`)").search(line, pos)
            if closing is not None:
                pos = closing.end()
        elif match.group(2):
            end = line.lower().find(f"</{match.group(2).lower()}>", pos)
            if end >= 0:
                pos = end
        elif match.group() == "|":
            found.append(match.start())
    return found


def read_rows(state: BlockState) -> tuple[list[Section], list[str], int]:
    """The sections of the table at the current position, its alignment, and where it ends."""
    src, pos = state.src, state.pos
    sections: list[Section] = []
    current = Section("tbody")
    align: list[str] = []
    has_head = has_foot = False
    while pos < state.end:
        stop = src.find("\n", pos, state.end)
        stop = state.end if stop < 0 else stop
        line = src[pos:stop].rstrip()
        if SEPARATOR.match(line):
            if current.rows:
                if not has_head and not sections and not has_foot:
                    has_head = True
                    current.kind = "thead"
                    align = read_align(line)
                if not has_foot:
                    sections.append(current)
                    current = Section("tbody")
            has_head = has_head or bool(sections) or (not current.rows and not sections)
        elif FOOTER.match(line) and "=" in line and not has_foot:
            if current.rows:
                sections.append(current)
            current = Section("tfoot")
            has_foot = True
        elif "|" in line:
            current.rows.append((pos, cells(line, pos)))
        else:
            break
        pos = min(stop + 1, state.end)
    if current.rows:
        sections.append(current)
    if not any(section.kind == "tbody" for section in sections):
        return [], [], pos
    return sections, align, pos


def read_align(line: str) -> list[str]:
    """The alignment of each column."""
    result = []
    for left, right in ALIGN.findall(line):
        if left and right:
            result.append("center")
        else:
            result.append("left" if left else "right" if right else "")
    return result


def cells(line: str, offset: int) -> list[Cell]:
    """The spans of a row's cells, without the white space around their text."""
    stops = bars(line)
    start = len(line) - len(line.lstrip())
    result = []
    if stops and stops[0] == start:
        start += 1
        stops = stops[1:]
    for stop in [*stops, len(line)]:
        if stop == len(line) and start == stop:
            break
        text = line[start:stop]
        left = len(text) - len(text.lstrip())
        width = len(text.strip())
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
