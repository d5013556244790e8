"""A body's HTML cut into its top-level blocks, each with its place in the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from markdown_it.token import Token

from editor.core.kramdown import Options
from editor.core.kramdown.context import of as context_of
from editor.core.kramdown.document import (
    Document,
    parse,
    render_tokens,
    source_of,
)
from editor.core.kramdown.rereading import reread
from editor.core.render.block import Block
from editor.core.text.ends import common_ends


@dataclass(frozen=True, slots=True)
class Element:
    """A top-level element wherever it stands.

    ``digest`` names its HTML; it is empty where there is nothing to see. ``lines`` are its first
    and last, from the first line of its piece of the text; None where it has no place of its own.
    """

    digest: str
    html: str
    lines: tuple[int, int] | None


BLANK = Element("", "\n", None)
"""Blank lines: one line end behind anything else."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text read and rendered, in pieces that can stay when it is changed.

    ``elements`` are those of the document's pieces, and of the footnotes at its end.
    """

    document: Document
    elements: tuple[tuple[Element, ...], ...]

    def blocks(self, first_line: int) -> tuple[Block, ...]:
        """All blocks, where the text begins in line ``first_line`` of the whole text."""
        lines = [piece.line for piece in context_of(self.document.env).pieces]
        return _blocks(zip((*lines, 0), self.elements, strict=True), first_line)

    def html(self) -> str:
        """The HTML of all, as `editor.core.kramdown.render` gives it."""
        parts: list[str] = []
        last = ""
        for element in chain.from_iterable(self.elements):
            html = element.html
            if last == BLANK.html and element.lines is None:
                # One blank line is enough, also ahead of the notes, which begin with one.
                html = html.removeprefix("\n")
            if html:
                last = html
                parts.append(html)
        return "".join(parts)


def sheet_of(document: Document) -> Sheet:
    """A text that was just read."""
    context = context_of(document.env)
    pieces = (_elements(document, piece.tokens, piece.line) for piece in context.pieces)
    return Sheet(document, (*pieces, _elements(document, context.note_tokens, 0)))


def changed_sheet(sheet: Sheet, text: str) -> Sheet:
    """The sheet of ``text``, where it is much like that of ``sheet``: only the change costs time.

    What this gives is what reading and rendering ``text`` gives.
    """
    ends = common_ends(source_of(sheet.document.text), source_of(text))
    result = reread(sheet.document, text, ends)
    head, tail = result.head, result.tail
    if not head and not tail:
        return sheet_of(result.document)
    document = result.document
    pieces = context_of(document.env).pieces
    return Sheet(
        document,
        (
            *sheet.elements[:head],
            *(
                _elements(document, piece.tokens, piece.line)
                for piece in pieces[head : len(pieces) - tail]
            ),
            *sheet.elements[len(sheet.elements) - 1 - tail :],
        ),
    )


def render_blocks(body: str, options: Options, first_line: int) -> tuple[Block, ...]:
    """The blocks of ``body``, whose first line is line ``first_line`` of the whole text."""
    return document_blocks(parse(body, options), first_line)


def document_blocks(document: Document, first_line: int) -> tuple[Block, ...]:
    """The blocks of a text already read."""
    return _blocks([(0, _elements(document, document.tokens, 0))], first_line)


def _elements(document: Document, tokens: Sequence[Token], line: int) -> tuple[Element, ...]:
    """What ``tokens``, whose text begins in ``line``, print."""
    result = []
    for group in groups(tokens):
        if group[0].type == "blank":
            result.append(BLANK)
        else:
            html = render_tokens(document, group)
            result.append(Element(_digest(html), html, _lines(group[0], line)))
    return tuple(result)


def _digest(html: str) -> str:
    if not html.strip():
        return ""
    return hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _lines(token: Token, line: int) -> tuple[int, int] | None:
    if token.map is None:
        return None
    first, end = token.map
    return first - line, max(first, end - 1) - line


def _blocks(
    pieces: Iterable[tuple[int, tuple[Element, ...]]], first_line: int
) -> tuple[Block, ...]:
    """The blocks of elements, with the line of the text from which those of each piece count."""
    seen: Counter[str] = Counter()
    result = []
    last = first_line
    for line, elements in pieces:
        for element in elements:
            digest = element.digest
            if not digest:
                continue
            if element.lines is None:
                first = end = last
            else:
                first = first_line + line + element.lines[0]
                end = first_line + line + element.lines[1]
            last = max(last, end)
            result.append(Block(f"{digest}-{seen[digest]}", element.html, first, end))
            seen[digest] += 1
    return tuple(result)


def groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of one top-level element after the other."""
    depth = start = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1
