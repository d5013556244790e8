"""What two versions of a text have in common at their ends: all between them is the change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

_STEP = 1024
"""Characters that are compared at once: as cheap as one, where Python counts."""


def common_ends(old: str, new: str) -> tuple[int, int]:
    """The lengths of the longest common head and, behind it, of the longest common tail.

    Together they are no longer than the shorter text: head and tail never overlap.
    """
    limit = min(len(old), len(new))
    head = _reach(limit, lambda start, stop: old[start:stop] == new[start:stop])
    a, b = len(old), len(new)
    tail = _reach(
        limit - head, lambda start, stop: old[a - stop : a - start] == new[b - stop : b - start]
    )
    return head, tail


def _reach(limit: int, same: Callable[[int, int], bool]) -> int:
    """How far, up to ``limit``, everything is the same; ``same`` compares a stretch."""
    reached = 0
    while reached < limit:
        stop = min(reached + _STEP, limit)
        if not same(reached, stop):
            differs = range(reached + 1, stop)
            return reached + bisect_left(differs, 1, key=lambda end: int(not same(reached, end)))
        reached = stop
    return limit
