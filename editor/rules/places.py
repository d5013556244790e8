"""Where in a post the running text that kramdown's tokens hold comes from."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core import kramdown
from editor.core.post import Post
from editor.core.text.span import Span


def running_texts(post: Post) -> Iterator[kramdown.Token]:
    """The inline tokens of the body, those of footnotes included."""
    document = post.document
    for token in document.tokens:
        if token.type == "inline":
            yield token


def place_of(post: Post, inline: kramdown.Token, start: int, length: int) -> Span | None:
    """The span in the whole text of ``length`` characters at ``start`` of a token's content.

    Content and source have the *ends* of their lines in common: kramdown takes indents, ``>`` and
    list marks off the front, and ``tail`` tells how much follows the content in its last line (a
    table's next cells). None where that does not lead to the same characters.
    """
    if inline.map is None:
        return None
    content = inline.content
    number = content.count("\n", 0, start)
    line_start = content.rfind("\n", 0, start) + 1
    line_end = content.find("\n", start)
    tail = 0
    if line_end < 0:
        line_end, tail = len(content), int(inline.meta.get("tail", 0))
    line = post.body_line + inline.map[0] + number
    if line >= len(post.lines.starts):
        return None
    source = post.lines.span(line)
    at = source.end - tail - (line_end - line_start) + (start - line_start)
    if at < source.start or post.text[at : at + length] != content[start : start + length]:
        return None
    return Span(at, at + length)


def line_span(post: Post, token: kramdown.Token) -> Span:
    """The first line of a block token, without its LF."""
    line = post.body_line + (token.map[0] if token.map else 0)
    return post.lines.span(min(line, len(post.lines.starts) - 1))
