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


def any_found(sources: tuple[str, ...], text: str) -> bool:
    """Whether any of ``sources`` is in ``text``: sooner told one by one than by one of them all."""
    return any(pattern.search(text) for pattern in _patterns(sources))


@lru_cache(maxsize=128)
def _patterns(sources: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in sources)


def phrase_places(
    text: str, phrases: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> tuple[Place, ...]:
    """Where any of ``phrases`` stands in ``text``, in order and without overlaps.

    Of two that begin at one place the longer one counts. One that is part of an ``allowed`` phrase
    is left out.
    """
    places = _all_places(text, phrases)
    if not places or not allowed:
        return tuple(places)
    fine = _all_places(text, allowed)
    return tuple(p for p in places if not any(a <= p[0] and p[1] <= b for a, b in fine))


def _all_places(text: str, phrases: tuple[str, ...]) -> list[Place]:
    pattern = _any_phrase(phrases)
    return [] if pattern is None else [found.span() for found in pattern.finditer(text)]


@lru_cache(maxsize=128)
def _any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the phrases, the longest first. All begin with letters: re looks for these alone."""
    longest_first = sorted(filter(None, phrases), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def pairs_of(lines: tuple[str, ...], between: str) -> tuple[tuple[str, str], ...]:
    """Options such as ``old = new``, parted at ``between``; a line without it says nothing."""
    parted = (line.partition(between) for line in lines)
    return tuple((a.strip(), b.strip()) for a, mark, b in parted if mark)
