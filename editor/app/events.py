"""A tiny typed event: who is interested subscribes and gets a way to leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """Something that happens now and then, told to all subscribers in the order they came.

    Subscribers may leave or join while it is told; who joins then hears the next one.
    """

    def __init__(self) -> None:
        self._subscribers: list[Callable[[T], None]] = []

    def subscribe(self, subscriber: Callable[[T], None]) -> Callable[[], None]:
        """Call ``subscriber`` with each value from now on; the result ends that (also twice)."""
        self._subscribers.append(subscriber)

        def leave() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return leave

    def tell(self, value: T) -> None:
        """Call every subscriber with ``value``."""
        for subscriber in tuple(self._subscribers):
            subscriber(value)
