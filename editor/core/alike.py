"""The one of many names that is most like a given one, as difflib has it but at a fraction of it.

difflib looks at every name for every question. Here a few machine words tell which names share
enough letters to be looked at: `quick_ratio`, on numbers whose bits are letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cached_property

_SLACK = 1e-9
"""Rounding lets more names through, never fewer: the ratio itself has the last word."""


class MostAlike:
    """Answers what ``difflib.get_close_matches(name, names, n=1, cutoff=least)`` does, or None.

    ``names`` are gone through when the first question comes; answers are kept.
    """

    def __init__(self, names: Iterable[str], least: float) -> None:
        self._names = names
        self._least = least
        self._answers: dict[str, str | None] = {}

    def __call__(self, name: str) -> str | None:
        """The one of the names that is most like ``name``."""
        if name not in self._answers:
            self._answers[name] = self._found(name)
        return self._answers[name]

    @cached_property
    def basis(self) -> tuple[str, ...]:
        """All that its answers depend on: sooner compared than they are found out."""
        return tuple(sorted(self._names))

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._names)

    def _found(self, name: str) -> str | None:
        best: tuple[float, str] = (self._least, "")
        found: str | None = None
        matcher = SequenceMatcher(None, "", name)
        for bound, other in self._index.sharing(name, self._least):
            if bound < best[0]:
                break
            matcher.set_seq1(other)
            ratio = matcher.ratio()
            if (ratio, other) >= best:
                best, found = (ratio, other), other
        return found


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

    def sharing(self, name: str, least: float) -> list[tuple[float, str]]:
        """The names that share at least that part of both names' letters, and what part it is.

        The highest ones first; a name's ratio is never above it.
        """
        asked, size = self._number(name), len(name)
        found: list[tuple[float, str]] = []
        for length, names in self._by_length.items():
            whole = length + size
            needed = least * whole / 2 - _SLACK
            if min(length, size) < needed:
                continue
            for other, bits in names:
                shared = (bits & asked).bit_count()
                if shared >= needed:
                    found.append((2.0 * shared / whole if whole else 1.0, other))
        found.sort(reverse=True)
        return found

    def _number(self, name: str) -> int:
        return sum(self._bits.get(letter, 0) for letter in _letters(name))


def _letters(name: str) -> list[tuple[str, int]]:
    """Each letter with how many of it stand before."""
    before: dict[str, int] = {}
    letters: list[tuple[str, int]] = []
    for char in name:
        number = before.get(char, 0)
        before[char] = number + 1
        letters.append((char, number))
    return letters
