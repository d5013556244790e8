"""Ranges of a document that move with it, until whoever made them makes new ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranged(Generic[T]):
    """Something that belongs to the positions ``[start, end)`` (UTF-16 units)."""

    start: int
    end: int
    what: T


class Ranges(Generic[T]):
    """Ranges in order of their beginnings."""

    def __init__(self, items: Iterable[Ranged[T]] = ()) -> None:
        self._items = sorted(items, key=lambda item: item.start)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Ranged[T]]:
        return iter(self._items)

    def same_as(self, others: Ranges[T]) -> bool:
        """Whether both have the same ranges."""
        return self._items == others._items

    def moved(self, position: int, removed: int, added: int) -> bool:
        """Move them with a change of the document; whether any of them moved.

        As Qt reports it: a notice of as much removed as added is a change of format, a preedit, or
        one that moves nothing.
        """
        shift = added - removed
        last = self._items[-1].end if self._items else -1
        if not shift or last < position:
            return False
        gone = position + removed
        self._items = [
            item
            if item.end <= position
            else Ranged(
                item.start + shift if item.start >= gone else min(item.start, position),
                item.end + shift if item.end >= gone else position + added,
                item.what,
            )
            for item in self._items
        ]
        return True

    def within(self, start: int, end: int) -> list[Ranged[T]]:
        """Those that begin before ``end`` and end after ``start``, or touch it being empty."""
        upper = bisect_left(self._items, end, key=lambda item: item.start)
        return [item for item in self._items[:upper] if item.end >= start]
