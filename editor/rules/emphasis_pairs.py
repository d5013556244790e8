"""Pairs of ``**`` as they were meant, where kramdown sees none."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?<![*\\])\*\*(?!\*)")
_ANY_STARS = re.compile(r"\*+|`")
_LONGEST_OPEN_LINE = 60
"""A line of its own with more characters than this is no subheading that was left open."""


def mended_pairs(content: str) -> tuple[tuple[int, int, str], ...]:
    """Edits (start, end, new text) that take blanks out of the pairs of ``**`` in a paragraph.

    Between words that are parted by blanks the blank goes to the other side of the mark. No edits
    where the pairs are a guess: an odd number of marks, other asterisks or code among them, a mark
    with blanks on both sides (``2 ** 3``), a pair with nothing in it or over several lines.
    """
    marks = [found.start() for found in _MARK.finditer(content)]
    stars = sum(1 for _ in _ANY_STARS.finditer(content))
    if not marks or len(marks) % 2 or stars != len(marks):
        return ()
    edits: list[tuple[int, int, str]] = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        inner = content[opening + 2 : closing]
        before, behind = content[:opening][-1:], content[closing + 2 : closing + 3]
        left = len(inner) - len(inner.lstrip())
        right = len(inner) - len(inner.rstrip())
        if not inner.strip() or "\n" in inner:
            return ()
        if (left and before.isspace()) or (right and behind.isspace()):
            return ()
        if left:
            parted = _parted(before, inner.lstrip()[0])
            edits.append((opening, opening + 2 + left, " **" if parted else "**"))
        if right:
            parted = _parted(inner.rstrip()[-1], behind)
            edits.append((closing - right, closing + 2, "** " if parted else "**"))
    return tuple(edits)


def _parted(one: str, other: str) -> bool:
    """Whether a blank belongs between the two: in Japanese there is none."""
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()


def is_open_line(content: str) -> bool:
    """Whether a paragraph is one short line that opens bold text and never closes it."""
    return (
        content.startswith("**")
        and content.count("*") == 2
        and "\n" not in content
        and 3 < len(content) <= _LONGEST_OPEN_LINE
        and not content[2:3].isspace()
        and not content.endswith(("。", " "))
    )
