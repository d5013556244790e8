"""Where in the text things stand that were read from it.

Inner texts (of list items, quotes, footnotes) come from the whole text by taking characters off the
start of lines. The *end* of a line is thus what both have in common, and a place is a line of the
whole text and a distance from that line's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from editor.core.kramdown.document import Document
from editor.core.kramdown.ids import plain_text


@dataclass(frozen=True, slots=True)
class Literal:
    """Delimiters of emphasis that are printed as text.

    Attributes:
        offset: Where they stand, in code points of the text that was read.
        text: The delimiters.
        escaped: Whether they are text by a backslash, that is on purpose.
    """

    offset: int
    text: str
    escaped: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``line`` counts from 0 in the text that was read."""

    level: int
    id: str | None
    text: str
    line: int


class Places:
    """Turns lines and distances into offsets of one text."""

    __slots__ = ("ends",)

    def __init__(self, text: str) -> None:
        self.ends: list[int] = []
        pos = text.find("\n")
        while pos >= 0:
            self.ends.append(pos)
            pos = text.find("\n", pos + 1)
        self.ends.append(len(text))

    def offset(self, line: int, before_end: int) -> int:
        """The offset of what stands ``before_end`` code points before the end of ``line``."""
        end = self.ends[min(line, len(self.ends) - 1)]
        return max(0, end - before_end)

    def of(self, inline: Token, pos: int) -> int:
        """The offset of ``pos`` in the content of a token of running text."""
        assert inline.map is not None
        content = inline.content
        stop = content.find("\n", pos)
        before_end = stop - pos if stop >= 0 else len(content) - pos + inline.meta["tail"]
        return self.offset(inline.map[0] + content.count("\n", 0, pos), before_end)


def running_text(document: Document) -> Iterator[Token]:
    """The tokens of running text that stand in the source, in the order they are printed."""
    for token in document.tokens:
        if token.type == "inline" and not token.meta.get("toc"):
            yield token


def literal_delimiters(document: Document) -> tuple[Literal, ...]:
    """All runs of ``*`` and ``_`` that the page shows though they could have been emphasis."""
    places = Places(document.text)
    found = list(html_literals(document))
    for token in running_text(document):
        for pos, length, escaped in token.meta.get("literals", ()):
            text = token.content[pos : pos + length]
            found.append(Literal(places.of(token, pos), text, escaped))
    found.sort(key=lambda literal: literal.offset)
    return tuple(found)


def html_literals(document: Document) -> Iterator[Literal]:
    """The runs of ``*`` among them that stand within elements of HTML, where none is emphasis."""
    places = Places(document.text)
    for token in document.tokens:
        if token.type == "html_raw":
            for line, before_end, text in token.meta.get("literals", ()):
                yield Literal(places.offset(line, before_end), text, escaped=False)


def headings(document: Document) -> tuple[Heading, ...]:
    """The headings in the order they are printed."""
    result = []
    tokens = document.tokens
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.map is not None:
            text = plain_text(tokens[place + 1].children or []).strip()
            name = token.attrs.get("id")
            own = None if name is None else str(name)
            result.append(Heading(int(token.tag[1]), own, text, token.map[0]))
    return tuple(result)
