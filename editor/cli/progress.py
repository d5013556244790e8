"""A bar on standard error for runs that take a while; nothing where nobody watches."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from editor.i18n.catalog import Messages

_BAR = 24
_FIRST_AFTER = 0.3
"""Seconds: what is done by then needs no bar."""
_EVERY = 0.1


class Progress:
    """Shows how far a run is: call it with how many are done, and of how many.

    Use it in a ``with`` statement: the line is wiped at the end. Drawn at most ten times a second,
    and only where ``stream`` is a terminal.
    """

    def __init__(
        self,
        stream: TextIO,
        messages: Messages,
        *,
        label: str = "cli.progress.reading",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream
        self._messages = messages
        self._label = label
        self._clock = clock
        self._watched = stream.isatty()
        self._next = clock() + _FIRST_AFTER
        self._drawn = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is."""
        if not self._watched or total <= 0:
            return
        now = self._clock()
        if now < self._next:
            return
        self._next = now + _EVERY
        self._draw(min(done, total), total)

    def clear(self) -> None:
        """Wipe the bar, so that other output has the line."""
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _draw(self, done: int, total: int) -> None:
        full = _BAR * done // total
        bar = "━" * full + "┄" * (_BAR - full)
        text = self._messages.text(self._label, done=done, total=total)
        self._write(f"\r{bar} {text}\x1b[K")
        self._drawn = True

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
