"""When Python looks for garbage: in quiet moments and on the GUI thread, not during a key.

Reference counts free nearly all of what the program lets go; the collector is there for cycles.
Left to itself it runs wherever enough was allocated, mostly in a job, and holds the interpreter for
60 to 70 ms once the program's 100,000 lasting objects are among those searched: at a 48,000
character post that was a tenth of the keys, and most of the analysis' time. Besides, an object of
Qt that it finds in another thread would be deleted there, which Qt forbids.
"""

from __future__ import annotations

import gc
from time import thread_time

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL = 2000
"""Milliseconds between looks whether it is quiet."""

QUIET = 0.05
"""Seconds of the GUI thread's processor time within the interval: four keys cost more."""

ENOUGH = 5_000
"""New objects from which on a search is worth its time."""

TOO_MANY = 1_000_000
"""New objects after which is searched even while there is work."""

WHOLE = 20
"""Each time this many searches are through, all objects are searched, not the new ones alone."""


class Collector(QObject):
    """Takes the collector's work over from its creation until :meth:`stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._searches = 0
        self._used = thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        gc.disable()

    def stop(self) -> None:
        """Let the collector work by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        used, self._used = thread_time() - self._used, thread_time()
        new = gc.get_count()[0]
        if new > TOO_MANY or (used < QUIET and new > ENOUGH):
            self._search()

    def _search(self) -> None:
        """What is left counts as lasting, and is not searched again for a while.

        What the start has made is taken for lasting unseen: 0.1 s of a large site's first seconds.
        """
        if self._searches:
            if self._searches % WHOLE == 0:
                gc.unfreeze()
            gc.collect()
        self._searches += 1
        gc.freeze()
