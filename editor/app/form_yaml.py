"""The source of one value as a text of its own, and back into its place in the header."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"-(?: |$)|[^\s\"'\[{|>#&*!%@`-][^\n]*:(?: |$)")
_NEW_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands.

    ``column`` is where its first line begins, in code points from the line's start; ``inline``
    says that this is the line of its key; ``depth`` is the indent that all further lines share.
    """

    column: int
    inline: bool
    depth: int

    @staticmethod
    def of(text: str, key_start: int, value_start: int, value_end: int) -> Place:
        """The place of the value ``text[value_start:value_end]`` of the key at ``key_start``."""
        line_start = text.rfind("\n", 0, value_start) + 1
        column = value_start - line_start
        rest = text[value_start:value_end].split("\n")[1:]
        indents = [len(line) - len(line.lstrip(" ")) for line in rest if line.strip()]
        return Place(column, key_start >= line_start, min([column, *indents]) if indents else 0)


def shown_raw(raw: str, place: Place) -> str:
    """``raw`` with the indent of its place taken off all lines but the first, which has none."""
    first, *rest = raw.split("\n")
    return "\n".join([first, *(line[place.depth :] if line.strip() else "" for line in rest)])


def placed_raw(shown: str, place: Place) -> str:
    """``shown``, as edited, with the indent that its place asks for.

    Lines of a block list or mapping that is to take the place of a value behind its key's colon
    stay at column 0: the header's writer finds their place.
    """
    lines = shown.rstrip("\n").split("\n")
    if place.inline and _BLOCK.match(lines[0]):
        return "\n".join(lines)
    depth = place.depth or (_NEW_DEPTH if place.inline else place.column)
    return "\n".join([lines[0], *(_indented(line, depth) for line in lines[1:])])


def _indented(line: str, depth: int) -> str:
    return " " * depth + line if line.strip() else ""
