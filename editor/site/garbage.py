"""When Python looks for garbage in circles, in a process that works through many posts and ends.

Reference counts free nearly all of what is let go. Left to itself the collector searches after
every 700 new objects: that is a tenth of a check, and a fifth of reading posts as kramdown does,
whose documents hang together in circles for a moment only. The window has a way of its own: see
editor.ui.collecting.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_COMMAND = (500_000, 50, 100)
"""More new objects than a check of 2,500 headers makes: it ends without a search."""
_WORKER = (20_000, 50, 100)
"""Of a process that reads bodies: what half a dozen posts leave, some megabytes."""


@contextmanager
def searching_seldom() -> Iterator[None]:
    """Search hardly ever while a command runs."""
    before = gc.get_threshold()
    gc.set_threshold(*_COMMAND)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def search_what_work_leaves() -> None:
    """From now on search less often, and not among what the process has begun with."""
    gc.freeze()
    gc.set_threshold(*_WORKER)
