"""HTML inside running text: elements, comments, CDATA."""

from __future__ import annotations

import re

from editor.core.kramdown.html.model import BLOCK_CONTENT, BLOCK_ELEMENTS, SPAN_CONTENT, VOID
from editor.core.kramdown.html.tags import (
    CLOSE,
    OPEN,
    attribute_places,
    read_attributes,
    tag_name,
)
from editor.core.kramdown.inline.state import MAX_DEPTH, InlineState


def html(state: InlineState) -> bool:
    """A comment, CDATA or an element; a block element's tag is text here."""
    src, pos, end = state.src, state.pos, state.end
    if src.startswith("<!", pos):
        return special(state)
    opening = OPEN.match(src, pos, end)
    if opening is None or state.depth >= MAX_DEPTH:
        return skip_start(state)
    name = tag_name(opening.group(1))
    if name in BLOCK_ELEMENTS:
        state.skip(opening.end())
        return True
    attributes = read_attributes(opening.group(2), name)
    raw = kept(state, name, attributes)
    state.flush(pos)
    token = state.push("html_inline_open", name, 1, pos)
    token.attrs = dict(attributes)
    token.meta["places"] = attribute_places(opening, name)
    state.go(opening.end())
    if opening.group(3) or name in VOID:
        token.meta["void"] = name in VOID
        state.level -= 1
        token.nesting = 0
    else:
        content(state, name, raw=raw)
    return True


START = re.compile(r"</|<!--|<\?|<(?:[^\W\d]|:)")


def skip_start(state: InlineState) -> bool:
    """Leaves as text what only looks like the start of a tag; a closing tag as a whole."""
    closing = CLOSE.match(state.src, state.pos, state.end)
    if closing is not None:
        state.skip(closing.end())
        return True
    if START.match(state.src, state.pos, state.end) and not state.src.startswith("<<", state.pos):
        state.skip(state.pos + 1)
        return True
    return False


def special(state: InlineState) -> bool:
    """Comments stay, CDATA is text."""
    src, pos = state.src, state.pos
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
        if not src.startswith(opening, pos):
            continue
        stop = state.find(closing, pos + len(opening))
        if stop < 0:
            return skip_start(state)
        if opening == "<!--":
            state.flush(pos)
            state.push("html_inline", "", 0, pos).content = src[pos : stop + 3]
            state.go(stop + 3)
        else:
            state.text(src[pos + 9 : stop], pos, stop + 3)
        return True
    return False


def kept(state: InlineState, name: str, attributes: dict[str, str]) -> bool:
    """Whether the inside of an element is kept as it is; takes the ``markdown`` attribute away."""
    asked = attributes.pop("markdown", None)
    natural = name not in SPAN_CONTENT and name not in BLOCK_CONTENT
    if asked is None:
        return natural or state.raw or not state.options.parse_span_html
    if asked in {"block", "span"}:
        return False
    return natural or asked != "1"


def content(state: InlineState, name: str, *, raw: bool) -> None:
    """Reads on up to the closing tag; without one the element ends with its parent."""
    if state.trying and state.find_close(name) < 0:
        # The element would run on to the end of all: no span around it can end any more.
        state.pos = state.end
        return
    level, outer, outer_html = state.level, state.raw, state.in_html
    state.depth += 1
    state.in_html = True
    state.raw = raw

    def stop(current: InlineState) -> int:
        match = CLOSE.match(current.src, current.pos, current.end)
        if match is None or tag_name(match.group(1)) != name:
            return 0
        return match.end() - match.start()

    length = state.context.run_inline(state, "<", stop)
    state.flush(state.pos)
    state.depth -= 1
    state.raw, state.in_html = outer, outer_html
    state.level = level
    state.push("html_inline_close", name, -1, state.pos)
    state.go(state.pos + length)
