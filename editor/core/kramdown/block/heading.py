"""Headings with ``#`` before them."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.state import BlockState

ID = re.compile(r"[\t ]+\{#([A-Za-z][\w:-]*)\}[\t ]*\Z", re.ASCII)
LINE = re.compile(r"(#{1,6})[\t ]+([^\n]*)(?:\n|\Z)")
PLAIN_LINE = re.compile(r"(#{1,6})[\t ]*([^ \t\n][^\n]*)(?:\n|\Z)")
CLOSING = re.compile(r"(?:^|[\t ]+)#+\Z")


def heading(state: BlockState) -> bool:
    """A heading of level one to six; it needs text."""
    src = state.src
    if src[state.pos] != "#":
        return False
    options = state.context.options
    if not options.ends_paragraphs and not state.at_boundary:
        return False
    line = LINE if options.is_github else PLAIN_LINE
    match = line.match(src, state.pos, state.end)
    if match is None:
        return False
    start, text = match.start(2), match.group(2).rstrip(BLANKS)
    own_id = None
    named = ID.search(text)
    if named is not None:
        own_id = named.group(1)
        text = text[: named.start()].rstrip(BLANKS)
    trimmed = CLOSING.sub("", text)
    if not trimmed:
        return False
    add_heading(state, len(match.group(1)), start, start + len(trimmed), match.end(), own_id)
    return True


def add_heading(
    state: BlockState, level: int, start: int, end: int, stop: int, own_id: str | None
) -> None:
    """Adds a heading with the running text ``src[start:end]``, ending its block at ``stop``."""
    src = state.src
    while start < end and src[start] in " \t":
        start += 1
    opening = state.open("heading", "heading_open", f"h{level}", state.pos)
    if own_id is not None:
        opening.meta["own_id"] = own_id
    if state.in_html:
        opening.meta["html"] = True
    state.inline(start, end)
    state.close(opening, stop)
    state.pos = stop
