"""Links and images: addresses are taken as written."""

from __future__ import annotations

import re

from editor.core.kramdown.block.definitions import Definition, normalize
from editor.core.kramdown.inline.state import LINK, InlineState

BRACKET = re.compile(r"\\.|!?\[|\]|`+", re.DOTALL)
ADDRESS_STOP = re.compile(r"""[()]|\s(?=["'])""")
TITLE = re.compile(r"""\s*?(["'])(.+?)\1\s*?\)""", re.DOTALL)
ANGLED = re.compile(r"\(\s*<(.*?)>")
REFERENCE = re.compile(r"\s?\[([^\]]*)\]")
UNESCAPE = re.compile(r"\\([\[\]])")


def link(state: InlineState) -> bool:
    """``[text](address "title")``, ``[text][name]``, ``[name]``; the same with ``!`` before them."""
    src, pos = state.src, state.pos
    image = src[pos] == "!"
    after = pos + (2 if image else 1)
    close = closing_bracket(state, after)
    if close < 0 or (state.inside & LINK and not image):
        state.skip(after)
        return True
    target = find_target(state, after, close)
    if target is None:
        state.skip(after)
        return True
    href, title, end, definition = target
    if image:
        add_image(state, href, title, src[after:close], end, definition)
        return True
    return add_link(state, (href, title, end, definition), after, close)


Target = tuple[str, str | None, int, Definition | None]


def add_image(
    state: InlineState, href: str, title: str | None, alt: str, end: int, definition: Definition | None
) -> None:
    """Adds an image; its alternative text is the source between the brackets."""
    state.flush(state.pos)
    token = state.push("image", "img", 0, state.pos)
    take_attributes(token.meta, definition)
    token.attrs["src"] = href
    token.attrs["alt"] = alt
    if title:
        token.attrs["title"] = title
    token.meta["end"] = end
    state.go(end)


def take_attributes(meta: dict[str, object], definition: Definition | None) -> None:
    """Lays the attribute lists of a link definition on its link."""
    if definition is not None and "ial" in definition.meta:
        meta["before"] = definition.meta["ial"]


def add_link(state: InlineState, target: Target, after: int, close: int) -> bool:
    """Adds a link and what is between its brackets."""
    href, title, end, definition = target
    state.flush(state.pos)
    token = state.push("link_open", "a", 1, state.pos)
    take_attributes(token.meta, definition)
    token.attrs["href"] = href
    if title:
        token.attrs["title"] = title
    token.meta["end"] = end
    state.go(after)
    inside, limit = state.inside, state.end
    state.inside |= LINK
    state.end = close
    state.env["run_inline"](state, "", None)
    state.flush(close)
    state.inside, state.end = inside, limit
    state.pos = close
    state.push("link_close", "a", -1, close)
    state.go(end)
    return True


def closing_bracket(state: InlineState, pos: int) -> int:
    """Where the bracket closes whose inside begins at ``pos``; -1 where it does not."""
    known: dict[int, int] | None = state.env.get("brackets")
    if known is None or state.env.get("brackets_of") is not state.src:
        known = state.env["brackets"] = pair_brackets(state.src)
        state.env["brackets_of"] = state.src
    close = known.get(pos, -1)
    return close if close < state.end else -1


def pair_brackets(src: str) -> dict[int, int]:
    """For every bracket that closes: where its inside begins, and where it closes."""
    result: dict[int, int] = {}
    stack: list[int] = []
    pos = 0
    dead: set[str] = set()
    while (match := BRACKET.search(src, pos)) is not None:
        pos = match.end()
        written = match.group()
        if written == "]":
            if stack:
                result[stack.pop()] = match.start()
        elif written[-1] == "[" and written[0] != "\\":
            stack.append(pos)
        elif written[0] == "`" and written not in dead:
            stop = src.find(written, pos)
            if stop < 0:
                dead.add(written)
            else:
                pos = stop + len(written)
    return result


def find_target(state: InlineState, start: int, close: int) -> Target | None:
    """Where the link goes whose text is ``src[start:close]``; None where it is no link."""
    src = state.src
    after = close + 1
    if src.startswith("(", after):
        found = inline_target(state, after)
        return None if found is None else (*found, None)
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
    links: dict[str, Definition] = state.env["links"]
    if not links or len(name) > 1000:
        return None
    return links.get(normalize(name))


def inline_target(state: InlineState, pos: int) -> tuple[str, str | None, int] | None:
    """Address, title and end of what stands in parentheses at ``pos``."""
    src, end = state.src, state.end
    angled = ANGLED.match(src, pos, end)
    if angled is not None:
        after = angled.end()
        href = angled.group(1)
    else:
        after = address_end(state, pos + 1)
        if after < 0:
            return None
        href = src[pos + 1 : after].strip()
    title = TITLE.match(src, after, end)
    if title is not None:
        return href, title.group(2), title.end()
    while after < end and src[after].isspace():
        after += 1
    if not src.startswith(")", after) or after >= end:
        return None
    return href, None, after + 1


def address_end(state: InlineState, pos: int) -> int:
    """Where an address ends that begins at ``pos``: parentheses in it are paired."""
    depth = 0
    while (match := ADDRESS_STOP.search(state.src, pos, state.end)) is not None:
        char = match.group()
        if char == "(":
            depth += 1
        elif char == ")":
            if depth == 0:
                return match.start()
            depth -= 1
        else:
            return match.start()
        pos = match.end()
    return -1
