"""Lines of the source and places on the page: the arithmetic of scrolling both in step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class HasLines(Protocol):
    """A block of the page with the source lines it came from, counted from 0 in the whole text."""

    @property
    def first_line(self) -> int:
        """The first line."""

    @property
    def last_line(self) -> int:
        """The last line; the same as the first for a block of one line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A height on the page, told without pixels.

    ``offset`` 0 to 1 goes from the top of block ``index`` to its bottom, 1 to 2 from there to the
    top of the next block. Index -1 is the top of the page.
    """

    index: int
    offset: float


TOP = Place(-1, 0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """One block in order: its place in the list, its first line, the line behind its last."""

    index: int
    first: int
    end: int


class LineMap:
    """Translates between lines and places for one state of the page.

    What the renderer adds at the end (footnotes) may come from lines further up. Such blocks have
    no say about lines; a place in one counts as the end of the last block that stands in order.
    """

    def __init__(self, blocks: Iterable[HasLines]) -> None:
        self._rows: list[_Row] = []
        reached = -1
        for index, block in enumerate(blocks):
            if block.first_line > reached and block.last_line >= block.first_line:
                self._rows.append(_Row(index, block.first_line, block.last_line + 1))
                reached = block.last_line
        self._firsts = [row.first for row in self._rows]
        self._indexes = [row.index for row in self._rows]

    def block_at(self, line: int) -> int | None:
        """The index of the block that holds a line, None between blocks."""
        at = bisect_right(self._firsts, line) - 1
        if at < 0 or line >= self._rows[at].end:
            return None
        return self._rows[at].index

    def place(self, line: float) -> Place:
        """The place that shows a line; before the first block it is the top of the page."""
        at = bisect_right(self._firsts, line) - 1
        if at < 0:
            return TOP
        row = self._rows[at]
        if line < row.end:
            return Place(row.index, (line - row.first) / (row.end - row.first))
        if at + 1 == len(self._rows):
            return Place(row.index, 1.0)
        gap = self._rows[at + 1].first - row.end
        return Place(row.index, 1.0 + (line - row.end) / gap)

    def line(self, place: Place) -> float:
        """The line shown at a place; the top of the page is line 0."""
        at = bisect_right(self._indexes, place.index) - 1
        if at < 0:
            return 0.0
        row = self._rows[at]
        offset = place.offset if row.index == place.index else 2.0
        if offset <= 1.0:
            return row.first + max(offset, 0.0) * (row.end - row.first)
        if at + 1 == len(self._rows):
            return float(row.end)
        gap = self._rows[at + 1].first - row.end
        return row.end + min(offset - 1.0, 1.0) * gap
