"""Offsets and lines: lines and columns count from 0, both in code points; only LF ends a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from editor.core.text.span import Span

_NEAR = 4096
"""Offsets below which lines are counted, as long as nothing needs them all."""


class LineIndex:
    """Where the lines of one text begin.

    The program's texts hold LF alone (editor.core.text.source takes care of the file's own line
    ends). NEL, U+2028 and the like do not end a line here, as they end none in a file.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Each line's first offset; a text that ends in LF has an empty last line."""
        lengths = [len(line) + 1 for line in self.text.split("\n")]
        del lengths[-1]
        return list(accumulate(lengths, initial=0))

    def line_of(self, offset: int) -> int:
        """The line that holds ``offset``."""
        if offset < _NEAR and "starts" not in self.__dict__:
            return self.text.count("\n", 0, offset)  # in a header: sooner counted than indexed
        return bisect_right(self.starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``."""
        line = self.line_of(offset)
        if "starts" in self.__dict__:
            return line, offset - self.starts[line]
        return line, offset - self.text.rfind("\n", 0, offset) - 1

    def positions(self, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
        """Line and column of many offsets, by offset; one behind the text stands at its end.

        Line ends are counted from one offset to the next: no list of all lines is made for that.
        """
        text, last = self.text, len(self.text)
        found: dict[int, tuple[int, int]] = {}
        at = line = start = 0
        for offset in sorted(offsets):
            before, at = at, min(offset, last)
            passed = text.count("\n", before, at)
            if passed:
                line += passed
                start = text.rindex("\n", before, at) + 1
            found[offset] = line, at - start
        return found

    def offset(self, line: int, column: int = 0) -> int:
        """The offset of a line's column, held within the text and within the line."""
        if line >= len(self.starts):
            return len(self.text)
        return min(self.starts[line] + column, self.span(line).end)

    def span(self, line: int) -> Span:
        """The line without its LF."""
        start = self.starts[line]
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return Span(start, end)
