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


class LineMap:
    """Translates between lines and places for one state of the page.

    What the renderer adds at the end (footnotes) may come from lines further up. Such blocks have
    no say about lines; a place in one counts as the end of the last block that stands in order.
    """

    def __init__(self, blocks: Iterable[HasLines]) -> None:
        # Of the blocks in order: index in the list, first line, line behind the last.
        self._indexes: list[int] = []
        self._firsts: list[int] = []
        self._ends: list[int] = []
        reached = -1
        for index, block in enumerate(blocks):
            first, last = block.first_line, block.last_line
            if first > reached and last >= first:
                self._indexes.append(index)
                self._firsts.append(first)
                self._ends.append(last + 1)
                reached = last

    def block_at(self, line: int) -> int | None:
        """The index of the block that holds a line, None between blocks."""
        at = bisect_right(self._firsts, line) - 1
        if at < 0 or line >= self._ends[at]:
            return None
        return self._indexes[at]

    def place(self, line: float) -> Place:
        """The place that shows a line; before the first block it is the top of the page."""
        at = bisect_right(self._firsts, line) - 1
        if at < 0:
            return TOP
        index, first, end = self._indexes[at], self._firsts[at], self._ends[at]
        if line < end:
            return Place(index, (line - first) / (end - first))
        if at + 1 == len(self._firsts):
            return Place(index, 1.0)
        gap = self._firsts[at + 1] - end
        return Place(index, 1.0 + (line - end) / gap)

    def line(self, place: Place) -> float:
        """The line shown at a place; the top of the page is line 0."""
        at = bisect_right(self._indexes, place.index) - 1
        if at < 0:
            return 0.0
        index, first, end = self._indexes[at], self._firsts[at], self._ends[at]
        offset = place.offset if index == place.index else 2.0
        if offset <= 1.0:
            return first + max(offset, 0.0) * (end - first)
        if at + 1 == len(self._firsts):
            return float(end)
        gap = self._firsts[at + 1] - end
        return end + min(offset - 1.0, 1.0) * gap
