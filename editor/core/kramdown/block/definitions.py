"""Definitions that print nothing: of links, abbreviations and footnotes."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.indented_code import LINES as CODE
from editor.core.kramdown.block.state import BlockState, Entry
from editor.core.kramdown.context import Definition, normalize

LINK = re.compile(
    r"""[ ]{0,3}\[([^\n\]]+)\]:[ \t]*(?:<([^>\n]*)>|((?!<[^>\n]*>)(?:(?![ \t]["'])[^\n])*?))
    (?:(?:[ \t]*\n|[ \t]+)[ \t]*(["'])([^\n]+?)\4)?[ \t\r]*(?:\n|\Z)""",
    re.VERBOSE,
)
ABBREVIATION = re.compile(r" {0,3}\*\[([^\n]+?)\]:([^\n]*)(?:\n|\Z)")


NOTE_HEAD = re.compile(r" {0,3}\[\^(\w[\w-]*)\]:", re.ASCII)
NOTE_BODY = re.compile(rf"[^\n]*(?:\n|\Z){CODE}")
NOTE_INDENT = re.compile(r"^(?: {4}|\t| {1,3}\t)", re.MULTILINE)


def define(
    state: BlockState, table: dict[str, Definition], name: str, definition: Definition, end: int
) -> None:
    """Records a definition; the last one of a name is the one that counts."""
    state.take_pending(definition)
    table[name] = definition
    state.entries.append(Entry("definition", len(state.tokens), definition))
    state.pos = end


def link_definition(state: BlockState) -> bool:
    """``[name]: address "title"``, on one line or with the title below."""
    match = LINK.match(state.src, state.pos, state.end)
    if match is None:
        return False
    name, angled, plain, _, title = match.groups()
    written = angled if angled is not None else plain
    href = written.strip(BLANKS)
    if not href:
        return False
    definition = Definition(state.line(state.pos), href=href, title=title)
    start = match.start(2 if angled is not None else 3)
    definition.place = state.place(start + len(written) - len(written.lstrip(BLANKS)))
    define(state, state.context.links, normalize(name), definition, match.end())
    return True


def abbreviation(state: BlockState) -> bool:
    """``*[short]: long form``."""
    match = ABBREVIATION.match(state.src, state.pos, state.end)
    if match is None:
        return False
    line = state.line(state.pos)
    text = match.group(2).strip(BLANKS)
    define(
        state, state.context.abbreviations, match.group(1), Definition(line, text=text), match.end()
    )
    return True


def footnote(state: BlockState) -> bool:
    """``[^name]: text`` and what is indented below it."""
    src = state.src
    head = NOTE_HEAD.match(src, state.pos, state.end)
    if head is None:
        return False
    body = NOTE_BODY.match(src, head.end(), state.end)
    assert body is not None
    definition = Definition(state.line(state.pos))
    inner = state.inner(NOTE_INDENT.sub("", body.group()), state.pos)
    inner.level = 0
    state.context.parse_blocks(inner)
    definition.tokens = inner.tokens
    define(state, state.context.footnotes, head.group(1), definition, body.end())
    return True
