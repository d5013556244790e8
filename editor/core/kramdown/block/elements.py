"""HTML elements at block level: where they end, and what is read inside."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown import escape
from editor.core.kramdown.block.state import MAX_DEPTH, BlockState
from editor.core.kramdown.html.model import BLOCK_CONTENT, SPAN_CONTENT, VERBATIM, VOID
from editor.core.kramdown.html.tags import (
    CLOSE,
    OPEN,
    attribute_places,
    read_attributes,
    tag_name,
    write_attributes,
)

MARKUP = re.compile(r"<!--|<!\[CDATA\[|</?(?:[^\W\d]|:)")
# What may hide the closing tag of an element whose inside is read as blocks.
LINE_START = re.compile(r"^ {0,3}(?:<(/?)((?:[^\W\d]|:)[\w:.-]*)|(`{3,}|~{3,}))", re.MULTILINE)
SPACE_CLOSE = re.compile(r"[ \t]*" + CLOSE.pattern)
STARS = re.compile(r"\*+")
CODE = frozenset({"pre", "code", "kbd", "samp", "textarea", "svg", "math"})


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
    return natural if asked == "1" else "raw"


def read_element(state: BlockState, match: re.Match[str], *, top: bool) -> int:
    """Adds the element whose opening tag ``match`` found; gives where it ends."""
    name = tag_name(match.group(1))
    attributes = read_attributes(match.group(2), name)
    start, end = match.span()
    model = content_model(name, attributes, parsed=state.options.parse_block_html)
    token = Token("html_open", name, 1, attrs=dict(attributes), meta={"model": model})
    token.level = state.level
    token.block = True
    line = state.line(start)
    token.map = [line, line + 1]
    token.meta["tags"] = [(name, attributes, value_places(state, match, name))]
    if top:
        state.adopt("html", token)
    state.tokens.append(token)
    if match.group(3) or name in VOID:
        token.meta["void"] = True
    else:
        state.level += 1
        end = read_content(state, name, model, end)
        state.level -= 1
    token.meta["top"] = top
    closing = Token("html_close", name, -1, meta=token.meta)
    closing.level = state.level
    closing.block = True
    state.tokens.append(closing)
    state.set_end(token, end)
    return end


def value_places(state: BlockState, match: re.Match[str], name: str) -> dict[str, tuple[int, int]]:
    """Where the values stand that point somewhere: see `BlockState.place`."""
    spans = attribute_places(match, name)
    return {key: state.place(start) for key, (start, _) in spans.items()}


def read_content(state: BlockState, name: str, model: str, pos: int) -> int:
    """Adds the inside of an element; gives where its closing tag ends."""
    if name in VERBATIM:
        return read_verbatim(state, name, pos)
    if model == "raw" or state.depth >= MAX_DEPTH:
        return RawReader(state, name).read(pos)
    if model == "span":
        stop, end = matching_end(state, name, pos)
        state.inline(pos, stop).meta["html"] = True
        return end
    stop, end = block_end(state, name, pos)
    if state.src.startswith("\n", pos):
        pos += 1
    inner = state.inner(state.src[pos:stop], pos)
    newline = state.src.find("\n", stop)
    inner.in_html = True
    inner.tail = (newline if newline >= 0 else len(state.src)) - stop
    state.context.parse_blocks(inner)
    state.tokens.extend(inner.tokens)
    return end


def read_verbatim(state: BlockState, name: str, pos: int) -> int:
    """The inside of a script and its like: nothing but the closing tag counts."""
    closing = re.compile(rf"</{name}[ \t\n\r\f\v]*>", re.IGNORECASE).search(
        state.src, pos, state.end
    )
    stop = closing.start() if closing else state.end
    add_raw(state, state.src[pos:stop])
    return closing.end() if closing else state.end


def add_raw(state: BlockState, content: str) -> Token:
    """Adds HTML that is ready to be printed."""
    token = Token("html_raw", "", 0, content=content)
    token.level = state.level
    state.tokens.append(token)
    return token


class RawReader:
    """Reads the inside of an element that is not Markdown, and puts its tags in order."""

    __slots__ = ("literals", "pieces", "stack", "state", "tags", "unclosed")

    def __init__(self, state: BlockState, name: str) -> None:
        self.state = state
        self.stack = [name]
        self.pieces: list[str] = []
        self.literals: list[tuple[int, int, str]] = []
        self.tags: list[tuple[str, dict[str, str], dict[str, tuple[int, int]]]] = []
        self.unclosed: set[str] = set()

    def read(self, pos: int) -> int:
        """Adds everything up to the closing tag; gives where that ends."""
        src, end = self.state.src, self.state.end
        while pos < end and self.stack:
            found = MARKUP.search(src, pos, end)
            if found is None:
                self.text(pos, end)
                pos = end
                break
            self.text(pos, found.start())
            pos = self.markup(found)
        self.pieces.extend(f"</{name}>" for name in reversed(self.stack[1:]))
        self.flush()
        return pos

    def text(self, start: int, end: int) -> None:
        """Text between tags; delimiters in it are printed."""
        content = self.state.src[start:end]
        self.pieces.append(escape.raw(content))
        if "*" in content and not CODE.intersection(self.stack):
            for match in STARS.finditer(content):
                place = self.state.place(start + match.start())
                self.literals.append((*place, match.group()))

    def flush(self) -> None:
        """Adds what was gathered as one token."""
        if self.pieces:
            token = add_raw(self.state, "".join(self.pieces))
            if self.literals:
                token.meta["literals"] = self.literals
            if self.tags:
                token.meta["tags"] = self.tags
            self.pieces, self.literals, self.tags = [], [], []

    def markup(self, found: re.Match[str]) -> int:
        """One tag or comment; gives where it ends."""
        src, end, pos = self.state.src, self.state.end, found.start()
        if found.group() in {"<!--", "<![CDATA["}:
            stop = self.special(found.group(), pos)
            if stop >= 0:
                return stop
        elif src[pos + 1] == "/":
            closing = CLOSE.match(src, pos, end)
            if closing is not None and tag_name(closing.group(1)) == self.stack[-1]:
                name = self.stack.pop()
                self.pieces.append(f"</{name}>" if self.stack else "")
                return closing.end()
        else:
            opening = OPEN.match(src, pos, end)
            if opening is not None:
                return self.element(opening)
        self.pieces.append("&lt;")
        return pos + 1

    def special(self, opening: str, pos: int) -> int:
        """A comment as it is, or CDATA as text; -1 where it does not end."""
        closing = "-->" if opening == "<!--" else "]]>"
        inside = pos + len(opening)
        src = self.state.src
        stop = -1 if opening in self.unclosed else src.find(closing, inside, self.state.end)
        if stop < 0:
            self.unclosed.add(opening)
            return -1
        comment = opening == "<!--"
        self.pieces.append(src[pos : stop + 3] if comment else escape.text(src[inside:stop]))
        return stop + 3

    def element(self, opening: re.Match[str]) -> int:
        """An opening tag."""
        name = tag_name(opening.group(1))
        attributes = read_attributes(opening.group(2), name)
        if ("markdown" in attributes or name in VERBATIM) and self.state.depth < MAX_DEPTH:
            self.flush()
            self.state.depth += 1
            end = read_element(self.state, opening, top=False)
            self.state.depth -= 1
            return end
        places = value_places(self.state, opening, name)
        if places:
            self.tags.append((name, attributes, places))
        written = f"<{name}{write_attributes(attributes)}"
        if opening.group(3) or name in VOID:
            self.pieces.append(f"{written} />")
        else:
            self.pieces.append(f"{written}>")
            self.stack.append(name)
        return opening.end()


def matching_end(state: BlockState, name: str, pos: int) -> tuple[int, int]:
    """Where the inside of an element ends, and where its closing tag does."""
    pattern = re.compile(
        rf"<(/)?{re.escape(name)}(?=[ \t\n\r\f\v>/])[^<>]*?(/)?>|<!--.*?-->",
        re.IGNORECASE | re.DOTALL,
    )
    depth = 1
    for found in pattern.finditer(state.src, pos, state.end):
        if found.group().startswith("<!--") or found.group(2):
            continue
        depth += -1 if found.group(1) else 1
        if depth == 0:
            return found.start(), found.end()
    return state.end, state.end


def block_end(state: BlockState, name: str, pos: int) -> tuple[int, int]:
    """The same for an element whose inside is read as blocks: its closing tag begins a line."""
    src, end = state.src, state.end
    at_once = SPACE_CLOSE.match(src, pos, end)
    if at_once is not None and tag_name(at_once.group(1)) == name:
        return pos, at_once.end()
    depth = 1
    search = pos
    while (found := LINE_START.search(src, search, end)) is not None:
        search = found.end()
        if found.group(3):
            search = fence_end(state, found.group(3), search)
        elif tag_name(found.group(2)) != name:
            continue
        elif found.group(1):
            closing = CLOSE.match(src, found.start(2) - 2, end)
            if closing is None:
                continue
            depth -= 1
            if depth == 0:
                return found.start(), closing.end()
        else:
            opening = OPEN.match(src, found.start(2) - 1, end)
            if opening is None or opening.group(3):
                continue
            attributes = read_attributes(opening.group(2), name)
            model = content_model(name, attributes, parsed=state.options.parse_block_html)
            if model == "block":
                depth += 1
                search = opening.end()
            else:
                search = matching_end(state, name, opening.end())[1]
    return end, end


def fence_end(state: BlockState, mark: str, pos: int) -> int:
    """Where a fence ends that begins before ``pos``, or ``pos`` where it does not."""
    src, end = state.src, state.end
    start = src.find("\n", pos, end)
    pattern = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    closed = pattern.search(src, start, end) if start >= 0 else None
    return closed.end() if closed is not None else pos
