"""Lists: the lines of an item are cut out and read as a text of its own."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown import attributes
from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.blank import add_blank
from editor.core.kramdown.block.patterns import END_OF_BLOCK, LAZY_END_LINE, RULE
from editor.core.kramdown.block.state import MAX_DEPTH, BlockState

START = re.compile(r" {0,3}(?:([+*-])|\d+\.)([\t |][^\n]*)(?:\n|\Z)", re.ASCII)
TASK = re.compile(r"\[([ xX])\][ \t\n\r\f\v]+(?=[^ \t\n\r\f\v])")


class Item:
    """The lines of one item while they are gathered."""

    __slots__ = ("attributes", "break_at", "indent", "lines", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.indent = 0
        self.lines: list[str] = []
        self.attributes: attributes.Attributes | None = None
        self.break_at = -1


def listing(state: BlockState) -> bool:
    """A bullet list or a numbered one; the kind of bullet does not matter."""
    src = state.src
    match = START.match(src, state.pos, state.end)
    if match is None or state.depth >= MAX_DEPTH:
        return False
    bullets = match.group(1) is not None
    items, end, blank_after = gather(state, bullets=bullets)
    name, tag = ("bullet_list_open", "ul") if bullets else ("ordered_list_open", "ol")
    opening = state.open("list", name, tag, state.pos)
    bodies = [add_item(state, item) for item in items]
    settle_paragraphs(bodies)
    if state.context.options.is_github and mark_tasks(bodies):
        opening.attrs["class"] = "task-list"
    state.close(opening, end)
    marker = END_OF_BLOCK.match(src, end, state.end)
    state.pos = end if marker is None else marker.end()
    if blank_after:
        add_blank(state)
    return True


def item_pattern(indent: int, *, bullets: bool) -> re.Pattern[str]:
    """What begins the next item after one whose text begins at column ``indent``."""
    mark = r"[+*-]" if bullets else r"\d+\."
    return ITEM_PATTERNS.setdefault(
        (min(3, indent - 1), bullets),
        re.compile(rf" {{0,{min(3, indent - 1)}}}{mark}[\t |]", re.ASCII),
    )


ITEM_PATTERNS: dict[tuple[int, bool], re.Pattern[str]] = {}


def gather(state: BlockState, *, bullets: bool) -> tuple[list[Item], int, bool]:
    """The items of the list at the current position, where it ends, and whether a blank follows."""
    src, pos, end = state.src, state.pos, state.end
    items: list[Item] = []
    next_item = START
    after_blank = shifting = False
    nested_at = -1
    item = Item(pos)
    while pos < end:
        stop = src.find("\n", pos, end) + 1 or end
        line = src[pos:stop]
        stripped = line.strip(BLANKS)
        if not stripped:
            item.lines.append("\n")
            after_blank = True
            pos = stop
            continue
        if after_blank and RULE.match(src, pos, end):
            break
        if next_item.match(src, pos, end):
            item = Item(pos)
            items.append(item)
            begin_item(item, line)
            next_item = item_pattern(item.indent, bullets=bullets)
            shifting = False
            nested_at = 0 if START.match(item.lines[0]) else -1
        elif indent_of(line) >= item.indent:
            shifting = shifting or after_blank
            text = dedent(line, item.indent)
            if nested_at < 0 and START.match(text):
                nested_at = sum(map(len, item.lines))
                item.break_at = nested_at
            item.lines.append(text)
        elif after_blank or LAZY_END_LINE.match(src, pos, end):
            break
        else:
            # Behind a nested list or a second block what looks like an item is text of that.
            shifted = (nested_at >= 0 or shifting) and START.match(line) is not None
            item.lines.append(" " * (item.indent + 4) + line if shifted else line)
        after_blank = False
        pos = stop
    if after_blank and END_OF_BLOCK.match(src, pos, end):
        # The mark ends the list, not the blank line: that still belongs to the last item.
        after_blank = False
    elif after_blank:
        while item.lines and item.lines[-1] == "\n":
            item.lines.pop()
    return items, pos, after_blank


def indent_of(line: str) -> int:
    """The column of the first character that is not white space."""
    column = 0
    for char in line:
        if char == " ":
            column += 1
        elif char == "\t":
            column += 4 - column % 4
        else:
            break
    return column


def dedent(line: str, indent: int) -> str:
    """``line`` without its first ``indent`` columns of white space."""
    if line.startswith(" " * indent):
        return line[indent:]
    text = line.lstrip(" \t")
    return " " * (indent_of(line) - indent) + text


def begin_item(item: Item, line: str) -> None:
    """Reads the line with the mark: column of the text, attributes, check box."""
    match = START.match(line)
    assert match is not None
    before = match.start(2)
    rest = match.group(2)
    column = before
    cut = 0
    for char in rest:
        if char == " ":
            column += 1
        elif char == "\t":
            column += 4 - column % 4
        else:
            break
        cut += 1
    text = rest[cut:]
    if not text.strip(BLANKS):
        item.indent = 4
        item.lines.append("\n")
        return
    item.indent = column
    given = attributes.SPAN_LIST.match(text)
    if given is not None:
        item.attributes = attributes.parse(given.group(1))
        text = text[given.end() :].lstrip(" \t")
        if not text.strip(BLANKS):
            item.indent = 4
            item.lines.append("\n")
            return
    item.lines.append(text + "\n")


class Body:
    """What is in an item, for deciding whether its first paragraph shows its tags."""

    __slots__ = ("alone", "apart", "empty", "item", "paragraph")

    def __init__(self, item: Token, inner: BlockState) -> None:
        self.item = item
        entries = inner.entries
        is_text = bool(entries) and entries[0].kind in {"paragraph", "closed"}
        # Opening, text and closing of the first paragraph.
        self.paragraph: tuple[Token, Token, Token] | None = None
        if is_text:
            index = entries[0].index
            opening, text, closing = inner.tokens[index : index + 3]
            self.paragraph = opening, text, closing
        self.alone = len(inner.tokens) <= 3
        self.empty = not entries
        self.apart = len(entries) > 1 and entries[1].kind == "blank"


def add_item(state: BlockState, item: Item) -> Body:
    """Adds one item and what is in it."""
    token = Token("list_item_open", "li", 1, meta={})
    token.level = state.level
    token.block = True
    if item.attributes is not None:
        attributes.attach(token, item.attributes)
    start = state.line(item.start)
    token.map = [start, start + len("".join(item.lines).rstrip(BLANKS).split("\n"))]
    state.tokens.append(token)
    state.level += 1
    if item.lines and item.lines[0] == "\n":
        item.lines[0] = ""
        item.break_at -= 1
        start += 1
    inner = state.inner("".join(item.lines), item.start)
    inner.first_line = start
    inner.break_at = max(-1, item.break_at)
    state.context.parse_blocks(inner)
    if inner.tokens and inner.tokens[-1].type == "blank":
        inner.tokens.pop()
    body = Body(token, inner)
    state.tokens.extend(inner.tokens)
    state.level -= 1
    closing = Token("list_item_close", "li", -1)
    closing.level = state.level
    closing.block = True
    state.tokens.append(closing)
    return body


def settle_paragraphs(bodies: list[Body]) -> None:
    """Takes the tags off the first paragraph of every item that is set tight.

    A paragraph followed by a blank line keeps its tags. The last item has none to be set apart
    from: it keeps them where all the others that begin with a paragraph do.
    """
    *others, last = bodies
    for body in others:
        if not body.apart:
            hide(body)
    loose = [body.apart for body in others if body.paragraph is not None or body.empty]
    if not last.apart and not (loose and all(loose)):
        hide(last)


def hide(body: Body) -> None:
    """Takes the tags off the first paragraph; a line end stands between it and what follows."""
    if body.paragraph is not None:
        hide_paragraph(*body.paragraph, alone=body.alone)


def hide_paragraph(opening: Token, text: Token, closing: Token, *, alone: bool) -> None:
    """Takes the tags off a paragraph."""
    opening.hidden = closing.hidden = True
    if not alone:
        text.content += "\n"
        text.meta["tail"] -= 1


def mark_tasks(bodies: list[Body]) -> bool:
    """Makes boxes of ``[ ]`` and ``[x]`` at the start of items; says whether there were any.

    Once one item has a box, all items with text behind it are of its class.
    """
    found = False
    for body in bodies:
        if body.paragraph is None:
            continue
        text = body.paragraph[1]
        match = TASK.match(text.content)
        if match is not None:
            found = True
            text.meta["task"] = match.group(1)
            text.content = text.content[match.end() :]
        if found:
            body.item.attrs["class"] = "task-list-item"
    return found
