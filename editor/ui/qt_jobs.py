"""Jobs on Qt's thread pool; results are delivered on the GUI thread, the newest of a kind alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, SignalInstance

from editor.app.jobs import Cancelled, CancelToken

T = TypeVar("T")

SLICE = 0.001
"""Seconds after which a thread lets another one that waits have the interpreter. Python's own are
five of these, and the window waits for it several times in one key while a job is under way."""

URGENT = frozenset({"rendering"})
"""Kinds that somebody watches being done: they never wait until a thread is free."""


AFTER: Mapping[str, frozenset[str]] = {
    "rules": frozenset({"page"}),
    "analysis": frozenset({"rendering", "scan", "page", "rules"}),
}
"""Kinds that begin when none of these is under way or waits: what is seen comes first, then what is
wrong with it, and that is held against what is known of the site."""

LAST = frozenset({"audit", "schema-keys"})
"""Kinds that nobody waits for: they begin when no other is under way. Beside the first page of a
large site they took half of the interpreter, and the page twice as long."""

CALM = LAST | {"rules"}
"""Kinds that begin a moment after a page was made: it is loaded first."""

LULL = 120
"""Milliseconds that this moment takes."""


class _Delivery(QObject):
    """Carries a result over to the thread in which it was made."""

    finished = Signal(object)


class QtJobs(QObject):
    """A JobRunner over a thread pool of its own.

    Kinds run side by side; of one kind, one job is under way and at most one waits: a newer one
    takes the place of the waiting one and cancels the running one. An exception goes to
    ``crashed``, which the window shows and logs.
    """

    def __init__(
        self, crashed: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._crashed = crashed
        sys.setswitchinterval(SLICE)
        self._pool = QThreadPool(self)
        # Python threads share one interpreter: more than two would only wait for each other.
        self._pool.setMaxThreadCount(2)
        self._urgent_pool = QThreadPool(self)
        self._urgent_pool.setMaxThreadCount(1)
        self._running: dict[str, CancelToken] = {}
        self._waiting: dict[str, Callable[[], None]] = {}
        self._held = False
        self._lull = QTimer(self)
        self._lull.setSingleShot(True)
        self._lull.setInterval(LULL)
        self._lull.timeout.connect(self._start_waiting)
        self._delivery = _Delivery(self)
        self._delivery.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waits."""
        return bool(self._running or self._waiting)

    def submit(
        self, kind: str, work: Callable[[CancelToken], T], done: Callable[[T], None]
    ) -> None:
        """Run ``work`` on a thread and call ``done`` with its result on the GUI thread."""
        deliver = self._delivery.finished.emit

        def start() -> None:
            token = CancelToken()
            self._running[kind] = token

            def outcome() -> object:
                try:
                    return (kind, token, done, work(token), None)
                except Cancelled:
                    return (kind, token, None, None, None)
                except BaseException as error:  # noqa: BLE001 - the job boundary: reported, not lost
                    return (kind, token, None, None, error)

            pool = self._urgent_pool if kind in URGENT else self._pool
            # A function and no QRunnable: of those PySide 6.11 keeps some, with all that they hold.
            pool.start(lambda: deliver(outcome()))

        if kind in self._running:
            self._running[kind].cancel()
            self._waiting[kind] = start
        elif self._must_wait(kind):
            self._waiting[kind] = start
        else:
            start()

    def hold_until(self, told: SignalInstance) -> None:
        """Let what is submitted from now on wait until ``told`` is emitted.

        A job shares the interpreter with the window's thread and would take half of it where that
        has something to do for which somebody waits.
        """
        self._held = True
        told.connect(self._release)

    def _release(self) -> None:
        self._held = False
        self._start_waiting()

    def _must_wait(self, kind: str) -> bool:
        ahead = AFTER.get(kind, frozenset()) & (self._running.keys() | self._waiting.keys())
        if kind in LAST:
            ahead |= self._running.keys() - LAST
        calm = not self._lull.isActive() or kind not in CALM
        return self._held or bool(ahead) or not calm

    def _start_waiting(self) -> None:
        """Start what was held back, as far as it need not wait any longer."""
        for kind in list(self._waiting):
            if kind not in self._running and not self._must_wait(kind):
                self._waiting.pop(kind)()

    def cancel(self, kind: str) -> None:
        """Drop what waits and throw away the result of what runs."""
        self._waiting.pop(kind, None)
        if kind in self._running:
            self._running[kind].cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait for what runs: called once, before the window goes."""
        self._waiting.clear()
        self._lull.stop()
        for token in self._running.values():
            token.cancel()
        self._urgent_pool.waitForDone()
        self._pool.waitForDone()

    def _on_finished(
        self, outcome: tuple[str, CancelToken, Any, Any, BaseException | None]
    ) -> None:
        kind, token, done, result, error = outcome
        if self._running.get(kind) is token:
            del self._running[kind]
        if kind == "page":
            self._lull.start()
        next_job = self._waiting.pop(kind, None)
        if next_job is not None:
            next_job()
        try:
            if error is not None:
                self._crashed(error)
            elif done is not None and not token.cancelled:
                done(result)
        finally:
            self._start_waiting()
