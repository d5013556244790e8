"""Work off the GUI thread: latest wins, results are delivered where the window lives."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from typing import Protocol, TypeVar

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised inside a job that nobody waits for any more."""


class CancelToken:
    """Tells a job that its result is no longer wanted."""

    def __init__(self) -> None:
        self._flag = Flag()

    def cancel(self) -> None:
        """Say so. From any thread, more than once if need be."""
        self._flag.set()

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._flag.is_set()

    def check(self) -> None:
        """Leave the job when its result is no longer wanted.

        Raises:
            Cancelled: then.
        """
        if self.cancelled:
            raise Cancelled


class JobRunner(Protocol):
    """Runs functions elsewhere.

    Per ``kind`` only the newest job matters: a queued older one is dropped, a running one is
    cancelled and its result thrown away. ``done`` is called on the thread of the window; an
    exception of the work goes to the runner's crash report, never to ``done``.
    """

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits."""

    def submit(
        self, kind: str, work: Callable[[CancelToken], T], done: Callable[[T], None]
    ) -> None:
        """Run ``work`` and hand its result to ``done``."""

    def cancel(self, kind: str) -> None:
        """Nobody waits for this kind any more."""


class ImmediateRunner:
    """Runs each job at once, in the caller's thread: for the command line and for tests."""

    @property
    def busy(self) -> bool:
        """Never, as seen from outside a job."""
        return False

    def submit(
        self,
        kind: str,  # noqa: ARG002 - one job at a time has no rival
        work: Callable[[CancelToken], T],
        done: Callable[[T], None],
    ) -> None:
        """Run ``work`` now and hand its result to ``done``."""
        done(work(CancelToken()))

    def cancel(self, kind: str) -> None:
        """Nothing is ever under way."""
