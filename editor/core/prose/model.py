"""Blocks of running text and the runs of characters in them, by their places in the post.

All offsets are code points of the whole post, so what a rule finds in the words is at once a span
of the file. Records that come by the thousand are named tuples: they cost a third of a frozen
dataclass to make.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Mark:
    """What a run of characters stands in, within its block: bits to be joined.

    Plain numbers, as they are tested by the thousand and an IntFlag's ``&`` costs a microsecond.
    """

    STRONG: Final = 1
    EMPHASIS: Final = 2
    STRIKE: Final = 4
    LINK: Final = 8
    CODE: Final = 16
    ALT: Final = 32
    """The alternative text of an image."""
    URL: Final = 64
    """Text of a link that is the link's own address; always with LINK."""


class Kind:
    """What a block is, and what it stands in: bits to be joined."""

    PARAGRAPH: Final = 1
    HEADING: Final = 2
    CELL: Final = 4
    LIST: Final = 8
    QUOTE: Final = 16
    NOTE: Final = 32


class Run(NamedTuple):
    """Characters of one line (and the line end behind them) that are text, as they are written."""

    start: int
    end: int
    marks: int


class Block(NamedTuple):
    """One block of running text: its kind and surroundings, where it stands, and its runs."""

    kind: int
    start: int
    end: int
    runs: tuple[Run, ...]


class Sentence(NamedTuple):
    """A sentence from its first character to its full stop, marks of Markdown included."""

    start: int
    end: int
    block: Block


class Opener(NamedTuple):
    """A bracket or quotation mark that nothing closes in its paragraph."""

    at: int
    mark: str
