"""What templates look at while a page is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """What templates looked at while it was watched.

    Attributes:
        used: What of ``site`` was asked for.
        body_was_read: Whether it was the edited document's body, or what is made of it.
        page_was_read: Whether it depends on which page is being made, in other ways than by what
            was read of it.
    """

    used: dict[str, None] = field(default_factory=dict)
    body_was_read: bool = False
    page_was_read: bool = False

    def take(self, other: Seen) -> None:
        """Add what another has seen."""
        self.used.update(other.used)
        self.body_was_read = self.body_was_read or other.body_was_read
        self.page_was_read = self.page_was_read or other.page_was_read


class Watch:
    """Notes in ``seen`` what templates look at of one view of a site."""

    def __init__(self) -> None:
        self.seen = Seen()

    @contextmanager
    def watched(self) -> Iterator[Seen]:
        """What is looked at within, which is added to ``seen`` at the end."""
        outer, inner = self.seen, Seen()
        self.seen = inner
        try:
            yield inner
        finally:
            self.seen = outer
            outer.take(inner)
