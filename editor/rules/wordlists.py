"""Lists of words and patterns that a site gives as options, made ready for searching."""

from __future__ import annotations

import re
from functools import lru_cache

Place = tuple[int, int]
"""Where something stands: start and end, in code points of the text that was searched."""


@lru_cache(maxsize=128)
def pattern_of(sources: tuple[str, ...]) -> re.Pattern[str] | None:
    """One regular expression for any of ``sources``, the first ones tried first; None for none."""
    return re.compile("|".join(f"(?:{source})" for source in sources)) if sources else None


def phrase_places(
    text: str, phrases: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> tuple[Place, ...]:
    """Where any of ``phrases`` stands in ``text``, in order and without overlaps.

    Of two that begin at one place the longer one counts. One that is part of an ``allowed`` phrase
    is left out.
    """
    present = sorted((p for p in phrases if p and p in text), key=len, reverse=True)
    if not present:
        return ()
    places = _all_places(text, present)
    fine = _all_places(text, [p for p in allowed if p and p in text])
    return tuple(p for p in places if not any(a <= p[0] and p[1] <= b for a, b in fine))


def _all_places(text: str, present: list[str]) -> list[Place]:
    if not present:
        return []
    return [found.span() for found in re.finditer("|".join(map(re.escape, present)), text)]


def pairs_of(lines: tuple[str, ...], between: str) -> tuple[tuple[str, str], ...]:
    """Options such as ``old = new``, parted at ``between``; a line without it says nothing."""
    parted = (line.partition(between) for line in lines)
    return tuple((a.strip(), b.strip()) for a, mark, b in parted if mark)
