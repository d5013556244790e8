"""What the preview can swap: an element of the page with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass


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
