"""Two texts side by side, as lines: what a person needs to decide between them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 2
"""Equal lines shown around a difference."""


@dataclass(frozen=True, slots=True)
class LinePair:
    """A row of the comparison; None where one side has no line. ``same`` rows are context."""

    left: str | None
    right: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Equal lines that are not shown."""

    count: int


def compare(left: str, right: str) -> list[LinePair | Gap]:
    """The rows in which ``left`` and ``right`` differ, with some lines around them."""
    a, b = left.split("\n"), right.split("\n")
    rows: list[LinePair | Gap] = []
    shown_to = 0
    for group in SequenceMatcher(None, a, b, autojunk=False).get_grouped_opcodes(CONTEXT):
        start = group[0][1]
        if start > shown_to:
            rows.append(Gap(start - shown_to))
        for tag, a1, a2, b1, b2 in group:
            length = max(a2 - a1, b2 - b1)
            for n in range(length):
                one = a[a1 + n] if a1 + n < a2 else None
                two = b[b1 + n] if b1 + n < b2 else None
                rows.append(LinePair(one, two, tag == "equal"))
        shown_to = group[-1][2]
    if rows and shown_to < len(a):
        rows.append(Gap(len(a) - shown_to))
    return rows
