"""A body's HTML cut into its top-level blocks, each with its place in the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from editor.core.kramdown import Options
from editor.core.kramdown.document import Document, parse, render_tokens


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level element of the page, complete in itself.

    Attributes:
        key: Names the block by its content; equal blocks of one text have different keys.
        html: The element as HTML.
        first_line: Its first line in the whole text, from 0.
        last_line: Its last line in the whole text.
    """

    key: str
    html: str
    first_line: int
    last_line: int


def render_blocks(body: str, options: Options, first_line: int) -> tuple[Block, ...]:
    """The blocks of ``body``, whose first line is line ``first_line`` of the whole text."""
    return document_blocks(parse(body, options), first_line)


def document_blocks(document: Document, first_line: int) -> tuple[Block, ...]:
    """The blocks of a text already read."""
    seen: Counter[str] = Counter()
    result = []
    last = first_line
    for tokens in groups(document.tokens):
        html = render_tokens(document, tokens)
        if not html.strip():
            continue
        start, end = lines_of(tokens, last - first_line)
        digest = hashlib.blake2b(html.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
        key = f"{digest}-{seen[digest]}"
        seen[digest] += 1
        last = max(last, first_line + end)
        result.append(Block(key, html, first_line + start, first_line + end))
    return tuple(result)


def groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of one top-level element after the other."""
    depth = start = 0
    for place, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : place + 1]
            start = place + 1


def lines_of(tokens: Sequence[Token], fallback: int) -> tuple[int, int]:
    """First and last line of an element, in the text that was read."""
    lines = tokens[0].map
    if lines is None:
        return fallback, fallback
    return lines[0], max(lines[0], lines[1] - 1)
