"""The one of many names that is most like a given one, as difflib has it but at a fraction of it.

difflib looks at every name for every question. Here a few machine words tell which names share
enough letters to be looked at: `quick_ratio`, on numbers whose bits are letters.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache

_SLACK = 1e-9
"""Rounding lets more names through, never fewer: difflib has the last word."""


def most_alike(names: Iterable[str], least: float) -> Callable[[str], str | None]:
    """Answers what ``difflib.get_close_matches(name, names, n=1, cutoff=least)`` does, or None.

    ``names`` are gone through when the first question comes; answers are kept.
    """

    @cache
    def index() -> _Index:
        return _Index(names)

    @cache
    def answer(name: str) -> str | None:
        candidates = index().sharing(name, least)
        found = difflib.get_close_matches(name, candidates, n=1, cutoff=least)
        return found[0] if found else None

    return answer


class _Index:
    """Names by length, each with a number in which every letter, the first, the second, is a bit.

    What two names share, letters that come twice counted twice, is the bits that both have.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._bits: dict[tuple[str, int], int] = {}
        self._by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for name in names:
            for letter in _letters(name):
                self._bits.setdefault(letter, 1 << len(self._bits))
            self._by_length[len(name)].append((name, self._number(name)))

    def sharing(self, name: str, least: float) -> list[str]:
        """The names that share at least that part of both names' letters."""
        asked, size = self._number(name), len(name)
        found: list[str] = []
        for length, names in self._by_length.items():
            needed = least * (length + size) / 2 - _SLACK
            if min(length, size) >= needed:
                found += (one for one, bits in names if (bits & asked).bit_count() >= needed)
        return found

    def _number(self, name: str) -> int:
        return sum(self._bits.get(letter, 0) for letter in _letters(name))


def _letters(name: str) -> list[tuple[str, int]]:
    """Each letter with how many of it stand before."""
    before: Counter[str] = Counter()
    letters: list[tuple[str, int]] = []
    for char in name:
        letters.append((char, before[char]))
        before[char] += 1
    return letters
