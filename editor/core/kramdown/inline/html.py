"""HTML inside running text: elements, comments, CDATA."""

from __future__ import annotations

import re

from editor.core.kramdown import escape
from editor.core.kramdown.html.model import BLOCK_ELEMENTS, KNOWN, RAW_CONTENT, SPAN_ELEMENTS, VOID
from editor.core.kramdown.html.tags import CLOSE, OPEN, read_attributes, tag_name
from editor.core.kramdown.inline.state import MAX_DEPTH, InlineState

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
ALLOWED_BLOCKS = frozenset({"script", "textarea", "math", "option"})


def html(state: InlineState) -> bool:
    """A comment, CDATA or an element; a block element's tag is text here."""
    src, pos, end = state.src, state.pos, state.end
    if src.startswith("<!", pos):
        return special(state)
    opening = OPEN.match(src, pos, end)
    if opening is None or state.depth >= MAX_DEPTH:
        return False
    name = tag_name(opening.group(1))
    if name in BLOCK_ELEMENTS and name not in SPAN_ELEMENTS and name not in ALLOWED_BLOCKS:
        return False
    attributes = read_attributes(opening.group(2), name)
    model = content_model(state, name, attributes)
    state.flush(pos)
    token = state.push("html_inline_open", name, 1, pos)
    token.attrs = dict(attributes)
    state.go(opening.end())
    if opening.group(3) or name in VOID:
        token.meta["void"] = name in VOID
        token.meta["slash"] = name not in KNOWN
    elif model == "raw":
        raw_content(state, name)
    else:
        span_content(state, name)
    return True


def special(state: InlineState) -> bool:
    """Comments stay, CDATA is text."""
    src, pos, end = state.src, state.pos, state.end
    key = (0, src[pos : pos + 4], -1)
    if key in state.failed:
        return False
    comment = COMMENT.match(src, pos, end)
    if comment is not None:
        state.flush(pos)
        state.push("html_inline", "", 0, pos).content = comment.group()
        state.go(comment.end())
        return True
    cdata = CDATA.match(src, pos, end)
    if cdata is not None:
        state.text(cdata.group(1), pos, cdata.end())
        return True
    state.failed.add(key)
    return False


def content_model(state: InlineState, name: str, attributes: dict[str, str]) -> str:
    """How the inside of the element is read: "span" or "raw"."""
    asked = attributes.pop("markdown", None)
    natural = "raw" if name in RAW_CONTENT else "span"
    if asked is None:
        return natural if state.options.parse_span_html else "raw"
    if asked in {"block", "span"}:
        return "span"
    return natural if asked == "1" else "raw"


def span_content(state: InlineState, name: str) -> None:
    """Reads on up to the closing tag; without one the element ends with its parent."""
    opening = state.tokens[-1]
    level = state.level
    state.depth += 1

    def stop(current: InlineState) -> int:
        match = CLOSE.match(current.src, current.pos, current.end)
        if match is None or tag_name(match.group(1)) != name:
            return 0
        return match.end() - match.start()

    length = state.env["run_inline"](state, "<", stop)
    state.depth -= 1
    state.flush(state.pos)
    state.level = level
    closing = state.push("html_inline_close", name, -1, state.pos)
    closing.meta["open"] = opening.meta
    state.go(state.pos + length)


def raw_content(state: InlineState, name: str) -> None:
    """Takes the inside as it is, up to the closing tag."""
    closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(
        state.src, state.pos, state.end
    )
    stop = closing.start() if closing is not None else state.end
    content = state.src[state.pos : stop]
    token = state.push("html_inline", "", 0, state.pos)
    token.content = content if name in {"script", "style"} else escape.raw(content)
    state.push("html_inline_close", name, -1, stop)
    state.go(closing.end() if closing is not None else state.end)
