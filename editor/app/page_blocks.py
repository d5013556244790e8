"""The blocks of a body behind Liquid, in the lines of the text that it was written in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from editor.core.header.fences import find_header
from editor.core.kramdown import Options, parse
from editor.core.render.block import Block
from editor.core.render.blocks import Sheet, changed_sheet, sheet_of

_LIQUID = re.compile(r"\{\{|\{%")


class PageBlocks:
    """Makes them of one text after the other: of one that is typed in, what has changed."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._sheet: Sheet | None = None

    def behind_liquid(self, text: str, markdown: str) -> tuple[Block, ...] | None:
        """The blocks of ``text``; None where Liquid has nothing to do, so that all know them."""
        header = find_header(text)
        if _LIQUID.search(text, header.body_start if header is not None else 0) is None:
            self._sheet = None
            return None
        return self.of(text, markdown)

    def of(self, text: str, markdown: str) -> tuple[Block, ...]:
        """The blocks of what Liquid has left, led back to the lines of ``text`` they come from."""
        header = find_header(text)
        start = header.body_start if header is not None else 0
        lines, first = lines_of(text[start:], markdown), text.count("\n", 0, start)
        if self._sheet is None:
            self._sheet = sheet_of(parse(markdown, self._options))
        else:
            self._sheet = changed_sheet(self._sheet, markdown)
        last = len(lines) - 1
        return tuple(
            Block(
                block.key,
                block.html,
                first + lines[min(block.first_line, last)],
                first + lines[min(block.last_line, last)],
            )
            for block in self._sheet.blocks(0)
        )


def lines_of(body: str, markdown: str) -> list[int]:
    """For each line of ``markdown`` the line of ``body`` (from 0) that it comes from.

    Lines that are the same are; those that Liquid wrote are of the line above them.
    """
    old, new = body.split("\n"), markdown.split("\n")
    limit = min(len(old), len(new))
    head = next((n for n in range(limit) if old[n] != new[n]), limit)
    tail = next((n for n in range(limit - head) if old[-1 - n] != new[-1 - n]), limit - head)
    lines = [*range(head), *([0] * (len(new) - head - tail)), *range(len(old) - tail, len(old))]
    # What is the same at both ends need not be matched, which costs most where lines are blank.
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, *middle, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        for number in range(c, d):
            there = a + (number - c) if tag == "equal" else min(a + (number - c), max(a, b - 1))
            lines[head + number] = min(head + there, len(old) - 1)
    return lines
