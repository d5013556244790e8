"""Definition lists: the lines of the paragraph before a ``:`` are its terms."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown import attributes
from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.blank import add_blank
from editor.core.kramdown.block.listing import dedent, hide_paragraph, indent_of
from editor.core.kramdown.block.patterns import LAZY_END_LINE
from editor.core.kramdown.block.state import MAX_DEPTH, BlockState, Entry

START = re.compile(r" {0,3}:([\t |][^\n]*)(?:\n|\Z)")


class Definition:
    """The lines of one definition while they are gathered."""

    __slots__ = ("after_blank", "attributes", "indent", "lines", "start")

    def __init__(self, start: int, *, after_blank: bool) -> None:
        self.start = start
        self.after_blank = after_blank
        self.indent = 4
        self.lines: list[str] = []
        self.attributes: attributes.Attributes | None = None


def definition_list(state: BlockState) -> bool:
    """Terms and definitions; goes on with a definition list that stands right before it."""
    if START.match(state.src, state.pos, state.end) is None or state.depth >= MAX_DEPTH:
        return False
    found = terms_before(state)
    if found is None:
        return False
    term, blank = found
    definitions, end, trailing = gather(state, after_blank=blank)
    start_list(state, term)
    for definition in definitions:
        add_definition(state, definition)
    opening = state.tokens[state.entries[-1].index]
    state.close(opening, end)
    state.pos = end
    if trailing:
        add_blank(state)
    return True


def terms_before(state: BlockState) -> tuple[Entry, bool] | None:
    """The paragraph that holds the terms, and whether a blank line follows it."""
    entries = state.entries
    if entries and entries[-1].kind == "paragraph":
        return entries[-1], False
    single = entries and entries[-1].kind == "blank" and single_blank(state)
    if single and len(entries) > 1 and entries[-2].kind == "paragraph":
        return entries[-2], True
    return None


def single_blank(state: BlockState) -> bool:
    """Whether just one blank line stands before the current position."""
    src, pos = state.src, state.pos
    return src.endswith("\n\n", 0, pos) and not src.endswith("\n\n\n", 0, pos)


def start_list(state: BlockState, term: Entry) -> None:
    """Turns the paragraph of terms into the list's first tokens."""
    entries = state.entries
    while entries[-1] is not term:
        entries.pop()
    entries.pop()
    opening, inline = state.tokens[term.index], state.tokens[term.index + 1]
    del state.tokens[term.index :]
    while (
        entries
        and entries[-1].kind == "blank"
        and len(entries) > 1
        and entries[-2].kind == "deflist"
    ):
        entries.pop()
    if entries and entries[-1].kind == "deflist" and not opening.meta.get("ial"):
        last = entries[-1]
        while state.tokens[-1].type == "blank":
            state.tokens.pop()
        state.tokens.pop()
        state.level += 1
        assert state.tokens[last.index].type == "dl_open"
    else:
        pending, state.pending = state.pending, None
        dl = state.open("deflist", "dl_open", "dl", state.pos)
        state.pending = pending
        dl.meta = {key: value for key, value in opening.meta.items() if key == "ial"}
        dl.map = list(opening.map or [0, 0])
    add_terms(state, inline)


def add_terms(state: BlockState, inline: Token) -> None:
    """Adds one term for each line of the paragraph."""
    assert inline.map is not None
    lines = inline.content.split("\n")
    for number, written in enumerate(lines):
        line = written.strip(BLANKS)
        dt = Token("dt_open", "dt", 1, meta={})
        dt.level = state.level
        dt.map = [inline.map[0] + number, inline.map[0] + number + 1]
        given = attributes.SPAN_LIST.match(line)
        if given is not None:
            attributes.attach(dt, attributes.parse(given.group(1)))
            line = line[given.end() :].lstrip(BLANKS)
        text = Token("inline", "", 0, content=line, children=[])
        text.map = list(dt.map)
        tail = inline.meta["tail"] if number == len(lines) - 1 else 0
        text.meta = {"tail": tail + len(written) - len(written.rstrip(BLANKS))}
        text.level = state.level
        closing = Token("dt_close", "dt", -1)
        closing.level = state.level
        state.tokens += [dt, text, closing]


def gather(state: BlockState, *, after_blank: bool) -> tuple[list[Definition], int, bool]:
    """The definitions at the current position, where they end, and whether a blank follows."""
    src, pos, end = state.src, state.pos, state.end
    found: list[Definition] = []
    blank = after_blank
    while pos < end:
        stop = src.find("\n", pos, end) + 1 or end
        line = src[pos:stop]
        if not line.strip(BLANKS):
            found[-1].lines.append("\n")
            blank = True
            pos = stop
            continue
        match = START.match(src, pos, end)
        current = found[-1] if found else None
        if match is not None and (current is None or indent_of(line) < min(4, current.indent)):
            current = Definition(pos, after_blank=blank)
            begin(current, line)
            found.append(current)
        elif current is None:
            break
        elif indent_of(line) >= current.indent:
            current.lines.append(dedent(line, current.indent))
        elif blank or LAZY_END_LINE.match(src, pos, end):
            break
        else:
            current.lines.append(line)
        blank = False
        pos = stop
    if blank:
        while found[-1].lines and found[-1].lines[-1] == "\n":
            found[-1].lines.pop()
    return found, pos, blank


def begin(definition: Definition, line: str) -> None:
    """Reads the line with the mark."""
    match = START.match(line)
    assert match is not None
    text = match.group(1).lstrip(" \t")
    if not text.strip(BLANKS):
        definition.lines.append("\n")
        return
    marked = line[: match.start(1)].replace(":", " ") + match.group(1)
    definition.indent = indent_of(marked)
    given = attributes.SPAN_LIST.match(text)
    if given is not None:
        definition.attributes = attributes.parse(given.group(1))
        text = text[given.end() :].lstrip(" \t")
        if not text.strip(BLANKS):
            definition.indent = 4
    definition.lines.append(text + "\n")


def add_definition(state: BlockState, definition: Definition) -> None:
    """Adds one definition and what is in it."""
    token = Token("dd_open", "dd", 1, meta={})
    token.level = state.level
    line = state.line(definition.start)
    token.map = [line, line + max(1, len(definition.lines))]
    if definition.attributes is not None:
        attributes.attach(token, definition.attributes)
    state.tokens.append(token)
    state.level += 1
    if definition.lines and definition.lines[0] == "\n":
        definition.lines[0] = ""
        line += 1
    inner = state.inner("".join(definition.lines), definition.start)
    inner.first_line = line
    state.context.parse_blocks(inner)
    if inner.tokens and inner.tokens[-1].type == "blank":
        inner.tokens.pop()
    first = inner.entries[0] if inner.entries else None
    if first is not None and first.kind in {"paragraph", "closed"} and not definition.after_blank:
        opening, text, closing = inner.tokens[first.index : first.index + 3]
        hide_paragraph(opening, text, closing, alone=len(inner.tokens) <= 3)
    state.tokens.extend(inner.tokens)
    state.level -= 1
    ending = Token("dd_close", "dd", -1)
    ending.level = state.level
    state.tokens.append(ending)
