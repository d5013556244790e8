"""HTML elements at block level: where they end, and what is read inside."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown import escape
from editor.core.kramdown.block.state import MAX_DEPTH, BlockState
from editor.core.kramdown.html.model import (
    BLOCK_CONTENT,
    KNOWN,
    RAW_CONTENT,
    SPAN_CONTENT,
    SPAN_ELEMENTS,
    VOID,
)
from editor.core.kramdown.html.tags import CLOSE, OPEN, read_attributes, tag_name

MARKUP = re.compile(r"<!--|<!\[CDATA\[|</?[A-Za-z_:]")


def content_model(name: str, attributes: dict[str, str], *, parsed: bool) -> str:
    """How the inside of an element is read: "block", "span" or "raw"; takes ``markdown`` away."""
    natural = "raw"
    if name in BLOCK_CONTENT:
        natural = "block"
    elif name in SPAN_CONTENT:
        natural = "span"
    asked = attributes.pop("markdown", None)
    if asked is None:
        return natural if parsed else "raw"
    if asked in {"block", "span"}:
        return asked
    if asked == "1":
        return natural
    return "raw"


class Reader:
    """Reads the inside of an element that is not Markdown, and puts its tags in order."""

    __slots__ = ("pieces", "state")

    def __init__(self, state: BlockState) -> None:
        self.state = state
        self.pieces: list[str] = []

    def flush(self) -> None:
        """Writes what was gathered as one token."""
        if self.pieces:
            token = Token("html_raw", "", 0, content="".join(self.pieces))
            token.level = self.state.level
            self.state.tokens.append(token)
            self.pieces = []


def read_element(state: BlockState, match: re.Match[str], *, top: bool) -> int:
    """Adds the element whose opening tag ``match`` found; gives where it ends."""
    name = tag_name(match.group(1))
    attributes = read_attributes(match.group(2), name)
    start = match.start()
    parsed = state.options.parse_block_html
    model = content_model(name, attributes, parsed=parsed)
    if name in RAW_CONTENT and not (name not in {"script", "style"} and model != "raw"):
        model = "raw"
    empty = bool(match.group(3)) or name in VOID
    token = Token("html_open", name, 1, attrs=dict(attributes), meta={"model": model})
    token.level = state.level
    token.block = True
    token.map = [state.line(start), state.line(start) + 1]
    if top:
        state.adopt("html", token)
    state.tokens.append(token)
    end = match.end()
    if empty:
        token.meta["empty"] = True
        token.meta["void"] = name in VOID
        token.meta["slash"] = name not in KNOWN
    else:
        state.level += 1
        end = read_content(state, name, model, end)
        state.level -= 1
    closing = Token("html_close", name, -1, meta=token.meta)
    closing.level = state.level
    closing.block = True
    state.tokens.append(closing)
    state.set_end(token, end)
    return end


def read_content(state: BlockState, name: str, model: str, pos: int) -> int:
    """Adds the inside of an element; gives where its closing tag ends."""
    if name in {"script", "style"} or (name in RAW_CONTENT and model == "raw" and name != "svg"):
        return read_verbatim(state, name, pos)
    if model == "raw" or state.depth >= MAX_DEPTH:
        return read_raw(state, name, pos)
    inner_end, end = matching_end(state, name, pos)
    text = state.src[pos:inner_end]
    if model == "span":
        token = state.inline(pos, inner_end)
        token.meta["html"] = True
    else:
        newline = text.startswith("\n")
        inner = state.inner(text[1:] if newline else text, pos + 1 if newline else pos)
        stop = state.src.find("\n", inner_end)
        inner.tail = (stop if stop >= 0 else len(state.src)) - inner_end
        state.env["parse_blocks"](inner)
        state.tokens.extend(inner.tokens)
    return end


def read_verbatim(state: BlockState, name: str, pos: int) -> int:
    """The inside of a script and its like: nothing but the closing tag counts."""
    closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(state.src, pos, state.end)
    stop = closing.start() if closing else state.end
    token = Token("html_raw", "", 0, content=state.src[pos:stop])
    token.level = state.level
    state.tokens.append(token)
    return closing.end() if closing else state.end


def read_raw(state: BlockState, name: str, pos: int) -> int:
    """The inside of an element that is kept as written, but for tags that do not fit."""
    reader = Reader(state)
    src, end = state.src, state.end
    stack = [name]
    while pos < end:
        found = MARKUP.search(src, pos, end)
        if found is None:
            reader.pieces.append(escape.raw(src[pos:end]))
            pos = end
            break
        reader.pieces.append(escape.raw(src[pos : found.start()]))
        pos = read_markup(state, reader, found, stack)
        if not stack:
            reader.flush()
            return pos
    for open_name in reversed(stack[1:]):
        reader.pieces.append(f"</{open_name}>")
    reader.flush()
    return pos


def read_markup(state: BlockState, reader: Reader, found: re.Match[str], stack: list[str]) -> int:
    """One tag or comment inside a raw element; gives where it ends."""
    src, end, pos = state.src, state.end, found.start()
    if found.group() == "<!--":
        stop = src.find("-->", pos + 4, end)
        if stop >= 0:
            reader.pieces.append(src[pos : stop + 3])
            return stop + 3
    elif found.group() == "<![CDATA[":
        stop = src.find("]]>", pos, end)
        if stop >= 0:
            reader.pieces.append(escape.text(src[pos + 9 : stop]))
            return stop + 3
    elif src[pos + 1] == "/":
        closing = CLOSE.match(src, pos, end)
        if closing is not None and tag_name(closing.group(1)) == stack[-1]:
            reader.pieces.append("" if len(stack) == 1 else f"</{stack[-1]}>")
            stack.pop()
            return closing.end()
    else:
        opening = OPEN.match(src, pos, end)
        if opening is not None:
            return read_inner_tag(state, reader, opening, stack)
    reader.pieces.append("&lt;")
    return pos + 1


def read_inner_tag(
    state: BlockState, reader: Reader, opening: re.Match[str], stack: list[str]
) -> int:
    """An opening tag inside a raw element."""
    from editor.core.kramdown.html.tags import write_attributes

    name = tag_name(opening.group(1))
    attributes = read_attributes(opening.group(2), name)
    if "markdown" in attributes or name in {"script", "style"}:
        reader.flush()
        return read_element(state, opening, top=False)
    written = f"<{name}{write_attributes(attributes)}"
    if opening.group(3) or name in VOID:
        closed = name in VOID or name not in KNOWN
        reader.pieces.append(f"{written} />" if closed else f"{written}></{name}>")
        return opening.end()
    reader.pieces.append(f"{written}>")
    if name in RAW_CONTENT and name not in {"svg", "pre"}:
        stop = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(
            state.src, opening.end(), state.end
        )
        if stop is not None:
            reader.pieces.append(state.src[opening.end() : stop.start()] + f"</{name}>")
            return stop.end()
    stack.append(name)
    return opening.end()


def matching_end(state: BlockState, name: str, pos: int) -> tuple[int, int]:
    """Where the inside of an element ends, and where its closing tag does."""
    pattern = re.compile(
        rf"<(/)?{re.escape(name)}(?=[\s>/])[^<>]*?(/)?>|<!--.*?-->", re.IGNORECASE | re.DOTALL
    )
    depth = 1
    for found in pattern.finditer(state.src, pos, state.end):
        if found.group().startswith("<!--") or found.group(2):
            continue
        depth += -1 if found.group(1) else 1
        if depth == 0:
            return found.start(), found.end()
    return state.end, state.end


def is_span(name: str) -> bool:
    """Whether an element belongs into running text."""
    return name in SPAN_ELEMENTS
