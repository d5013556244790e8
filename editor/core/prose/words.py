"""Finds words of a list in a text: a search for each is many times faster than one alternation."""

from __future__ import annotations

from collections.abc import Iterable


def find_words(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where each of ``words`` begins and which it is, in the order of the text.

    Of two that begin at the same place the longer one is found; overlaps are all found.
    """
    found: dict[int, str] = {}
    for word in words:
        at = text.find(word)
        while at >= 0:
            if len(word) > len(found.get(at, "")):
                found[at] = word
            at = text.find(word, at + 1)
    return sorted(found.items())
