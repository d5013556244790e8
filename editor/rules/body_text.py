"""The body as far as readers read it as prose: code and comments blanked out, places kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core import kramdown
from editor.core.post import Post
from editor.core.text.span import Span

BLANKED = "\x00"
"""Stands for every character of code and comments; their line ends stay."""
_MAY_HOLD_CODE = re.compile(r"`|~~~|<!--|^(?: {4}|\t)", re.MULTILINE)
_OF_LINES = frozenset({"fence", "code_block"})
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOT_LINE_END = re.compile(r"[^\n]")


def prose(post: Post) -> str:
    """The body with code and comments blanked out; offsets are the body's."""
    body = post.body
    if _MAY_HOLD_CODE.search(body) is None:
        return body
    parts: list[str] = []
    at = 0
    for start, end in sorted(_code_places(post)):
        if start < at:
            continue
        parts += (body[at:start], _NOT_LINE_END.sub(BLANKED, body[start:end]))
        at = end
    return _COMMENT.sub(_blanked, "".join((*parts, body[at:])))


def _blanked(found: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(BLANKED, found[0])


def _code_places(post: Post) -> Iterator[tuple[int, int]]:
    document = post.document
    places = kramdown.Places(document.text)
    starts = [0, *(end + 1 for end in places.ends)]
    for token in document.tokens:
        if token.type in _OF_LINES and token.map is not None:
            first, last = token.map
            end = starts[last] if last < len(starts) else len(document.text)
            yield starts[first], min(end, len(document.text))
    for inline in kramdown.running_text(document):
        for child in inline.children or ():
            if child.type != "code_inline":
                continue
            at = int(child.meta["at"])
            ticks = len(child.markup)
            stop = inline.content.find(child.markup, at + ticks)
            yield places.of(inline, at), places.of(inline, stop + ticks - 1) + 1


def link_places(post: Post) -> list[tuple[int, int]]:
    """Where links stand, from bracket to bracket; offsets are the body's."""
    document = post.document
    places = kramdown.Places(document.text)
    return [
        (places.of(inline, token.meta["at"]), places.of(inline, token.meta["end"]))
        for inline in kramdown.running_text(document)
        for token in inline.children or ()
        if token.type == "link_open" and "end" in token.meta
    ]


def in_body(post: Post, start: int, end: int) -> Span:
    """A stretch of the body as a span of the whole text."""
    return Span(post.body_start + start, post.body_start + end)


def first_line(post: Post) -> Span | None:
    """The first line of the body with anything in it, without the blanks at its ends."""
    found = re.compile(r"\S[^\n]*").search(post.text, post.body_start)
    if found is None:
        return None
    return Span(found.start(), found.start() + len(found[0].rstrip()))


def line_of_body(post: Post, line: int) -> Span:
    """Line ``line`` (from 0) of the body as a span of the whole text, without its line end."""
    last = len(post.lines.starts) - 1
    return post.lines.span(min(post.body_line + line, last))
