"""Finds words of a list in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_FEW = 6
"""So many searches, one for each word, take as long as one for all of them."""


def find_words(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where each of ``words`` begins and which it is, in the order of the text.

    Of two that begin at the same place the longer one is found; overlaps are all found.
    """
    listed = tuple(words)
    if len(listed) > _FEW:
        return _in_one_pass(text, listed)
    found: dict[int, str] = {}
    for word in listed:
        at = text.find(word)
        while at >= 0:
            if len(word) > len(found.get(at, "")):
                found[at] = word
            at = text.find(word, at + 1)
    return sorted(found.items())


def _in_one_pass(text: str, words: tuple[str, ...]) -> list[tuple[int, str]]:
    search = _pattern(words).search
    places: list[tuple[int, str]] = []
    found = search(text)
    while found is not None:
        places.append((found.start(), found.group()))
        found = search(text, found.start() + 1)
    return places


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of ``words``, the longest first; for each list once, as they are the rules' own."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
