"""Helper processes end with the process that started them, also when that was killed."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread


def end_with_parent() -> None:
    """Watch the parent from now on; for a process that multiprocessing has started.

    A pool's processes wait for work on a pipe that they hold open themselves: they would never
    notice that nobody writes to it any more.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_watch, args=(parent.sentinel,), daemon=True, name="parent-watch").start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
