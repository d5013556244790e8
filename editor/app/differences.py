"""Two texts side by side, as lines: what a person needs to decide between them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

LONG = 4000
"""Characters of a line from which on its parts are not compared: that would take too long."""
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


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; ``changed`` where the other side has something else there."""

    text: str
    changed: bool


def parts(left: str, right: str) -> tuple[list[Part], list[Part]]:
    """Two versions of a line in pieces: what they share, and what they do not."""
    if max(len(left), len(right)) > LONG:
        return [Part(left, changed=True)], [Part(right, changed=True)]
    ours: list[Part] = []
    theirs: list[Part] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if a2 > a1:
            ours.append(Part(left[a1:a2], tag != "equal"))
        if b2 > b1:
            theirs.append(Part(right[b1:b2], tag != "equal"))
    return ours, theirs
