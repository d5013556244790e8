"""Pairs of ``**`` as they were meant, where kramdown sees none."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?<![*\\])\*\*(?!\*)")
_ANY_STARS = re.compile(r"\*+|`")
_LONGEST_PHRASE = 60
"""More characters than this are no label or subheading of which half the marks are missing."""
_OPENERS = ("、", "，", ",", "「", "『", "（", "(", "：", ":")
"""What stands before words that are made bold, not at their end."""
_CLOSERS = ("、", "，", ",", "」", "』", "）", ")", "：", ":", ".")


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


def half_pairs(content: str, mark: int) -> tuple[int | None, int | None]:
    """Where the other half of a lone mark of a paragraph belongs: (before it, behind it).

    A label at the beginning of a paragraph that is closed but was not opened (``AI**: ...``), and
    words up to its end that were opened but are not closed. None where the words are a sentence or
    more: then nobody can tell what was meant to be bold.
    """
    line_end = content.find("\n", mark)
    before, behind = content[:mark], content[mark + 2 : line_end if line_end >= 0 else None]
    closes = _is_phrase(before) and not before.endswith(_OPENERS)
    opens = line_end < 0 and _is_phrase(behind) and not behind.startswith(_CLOSERS)
    return (0 if closes else None, len(content) if opens else None)


def _is_phrase(text: str) -> bool:
    """Whether it is a few words of one line without marks, and no whole sentence."""
    return (
        0 < len(text) <= _LONGEST_PHRASE
        and text == text.strip()
        and not any(sign in text for sign in "*`\n。！？!?")
    )
