"""Links and images: addresses are taken as written."""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it.token import Token

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.context import Definition, normalize
from editor.core.kramdown.inline.state import LINK, InlineState, Stop

ADDRESS_STOP = re.compile(r"""[()]|[ \t\n\r\f\v](?=["'])""")
TITLE = re.compile(r"""[ \t\n\r\f\v]*?(["'])(.{1,2000}?)\1[ \t\n\r\f\v]*?\)""", re.DOTALL)
ANGLED = re.compile(r"\(<([^<>\n]*)>")
REFERENCE = re.compile(r"[ \t\n\r\f\v]?\[([^\]]*)\]")
# Images in images in emphasis: deeper than anybody writes.
MAX_TRYING = 10
UNESCAPE = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=~-])")


def link(state: InlineState) -> bool:
    """``[text](address "title")``, ``[text][name]``, ``[name]``; images have a ``!`` before."""
    src, pos = state.src, state.pos
    image = src[pos] == "!"
    after = pos + (2 if image else 1)
    if src.startswith("^", after):
        return False
    kind = "image" if image else "link"
    if state.inside & LINK and not image:
        state.skip(after)
        return True
    if state.trying >= MAX_TRYING or state.find("]", after) < 0:
        return give_up(state, after)
    known = state.brackets.get((state.inside, after))
    if known is not None and (known < 0 or find_target(state, after, known) is None):
        return give_up(state, after)
    mark = state.mark()
    state.flush(pos)
    opening = state.push(f"{kind}_open", "a", 1, pos)
    first = len(state.tokens)
    state.go(after)
    inside = state.inside
    state.inside |= LINK
    state.trying += 1
    seen: list[int] = [after]
    found = state.context.run_inline(state, "[]!", closer(state, inside, seen))
    state.inside = inside
    state.trying -= 1
    close = state.pos if found else -1
    if not found:
        for place in seen:
            state.brackets[inside, place] = -1
    target = find_target(state, after, close) if found else None
    if target is None:
        state.back(mark)
        return give_up(state, after)
    finish(state, opening, target, first)
    return True


def give_up(state: InlineState, after: int) -> bool:
    """Leaves the opening as text; inside a link its bracket still has to be paired."""
    state.skip(after - 1 if state.inside & LINK and after - state.pos == 2 else after)
    return True


def closer(state: InlineState, inside: int, seen: list[int]) -> Stop:
    """Whether the bracket closes at the current position whose inside begins at ``seen[0]``."""

    def stop(current: InlineState) -> int:
        char = current.src[current.pos]
        if char == "[":
            seen.append(current.pos + 1)
        elif char == "]":
            state.brackets[inside, seen.pop()] = current.pos
            if not seen:
                return 1
        return 0

    return stop


# Address, title, end, and where the address is from: a definition, or its place in the text.
Target = tuple[str, str | None, int, Definition | tuple[int, int]]


def finish(state: InlineState, opening: Token, target: Target, first: int) -> None:
    """Ends a link or an image: lays its address on it."""
    href, title, end, source = target
    close = state.pos
    opening.meta["end"] = end
    if isinstance(source, Definition):
        opening.meta["definition"] = source
        if "ial" in source.meta:
            opening.meta["before"] = source.meta["ial"]
            state.context.has_lists = True
    else:
        opening.meta["address"] = source
    if opening.type == "link_open":
        opening.attrs["href"] = href
        state.flush(close)
        state.push("link_close", "a", -1, close)
    else:
        start = opening.meta["at"] + 2
        del state.tokens[first:]
        state.level -= 1
        opening.type, opening.tag, opening.nesting = "image", "img", 0
        opening.attrs["src"] = href
        opening.attrs["alt"] = UNESCAPE.sub(r"\1", state.src[start:close])
    if title:
        opening.attrs["title"] = title
    state.go(end)


def find_target(state: InlineState, start: int, close: int) -> Target | None:
    """Where the link goes whose text is ``src[start:close]``; None where it is no link."""
    src = state.src
    after = close + 1
    if src.startswith("(", after):
        return inline_target(state, after)
    reference = REFERENCE.match(src, after, state.end)
    if reference is not None:
        name = reference.group(1) or src[start:close]
        definition = lookup(state, name)
        if definition is not None:
            return definition.href, definition.title, reference.end(), definition
        return None
    definition = lookup(state, src[start:close])
    if definition is not None:
        return definition.href, definition.title, after, definition
    return None


def lookup(state: InlineState, name: str) -> Definition | None:
    """The definition of a named link."""
    links = state.context.links
    if not links or len(name) > 1000:
        return None
    return links.get(normalize(name))


def inline_target(state: InlineState, pos: int) -> Target | None:
    """What stands in parentheses at ``pos``."""
    src, end = state.src, state.end
    angled = ANGLED.match(src, pos, end)
    if angled is not None:
        start, after = angled.start(1), angled.end()
        href = angled.group(1)
    else:
        after = address_end(state, pos + 1)
        if after < 0:
            return None
        written = src[pos + 1 : after]
        start = pos + 1 + len(written) - len(written.lstrip(BLANKS))
        href = written.strip(BLANKS)
    title = TITLE.match(src, after, end) if state.find(")", after) >= 0 else None
    if title is not None:
        return href, title.group(2), title.end(), (start, start + len(href))
    while after < end and src[after] in BLANKS:
        after += 1
    if not src.startswith(")", after) or after >= end:
        return None
    return href, None, after + 1, (start, start + len(href))


class Parentheses:
    """Where addresses can end in one piece of running text; read once, asked for every link."""

    __slots__ = ("closing", "quotes")

    def __init__(self, src: str) -> None:
        # For what follows an opening parenthesis: where that is closed.
        self.closing: dict[int, int] = {}
        # White space before a quote, where a title may begin.
        self.quotes: list[int] = []
        stack: list[int] = []
        for match in ADDRESS_STOP.finditer(src):
            char = match.group()
            if char == "(":
                stack.append(match.end())
            elif char != ")":
                self.quotes.append(match.start())
            elif stack:
                self.closing[stack.pop()] = match.start()


def address_end(state: InlineState, pos: int) -> int:
    """Where an address ends that begins at ``pos``: parentheses in it are paired."""
    if state.parentheses is None:
        state.parentheses = Parentheses(state.src)
    known = state.parentheses
    close = known.closing.get(pos, -1)
    place = bisect_left(known.quotes, pos)
    quote = known.quotes[place] if place < len(known.quotes) else -1
    end = close if quote < 0 or 0 <= close < quote else quote
    return end if end < state.end else -1
