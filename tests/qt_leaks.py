"""What a test of widgets must not leave behind: windows, timers, animations, threads, jobs."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QObject,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

PATIENCE = 3000
"""Milliseconds that a job may take to end after its test."""


class LeakCheck:
    """Remembers what lived before a test, and names what lives on after it."""

    def __init__(self) -> None:
        # Held on purpose: an object that is kept cannot have its id taken by another one.
        self._before = list(_live())

    def leaks(self) -> list[str]:
        """One line for each object left behind; a second look is taken after collecting garbage."""
        found = self._look()
        if found:
            gc.collect()
            found = self._look()
        return found

    def _look(self) -> list[str]:
        _delete_what_is_due()
        known = {id(thing) for thing in self._before}
        found = [_named(thing) for thing in _live() if id(thing) not in known]
        late = [
            f"{pool.activeThreadCount()} jobs still run in {_named(pool)}"
            for pool in [QThreadPool.globalInstance(), *_wrapped(QThreadPool)]
            if not pool.waitForDone(QDeadlineTimer(PATIENCE))
        ]
        return found + late


def _delete_what_is_due() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _live() -> Iterator[QObject]:
    if QApplication.instance() is None:
        return
    yield from QApplication.topLevelWidgets()
    yield from (timer for timer in _wrapped(QTimer) if timer.isActive())
    running = QAbstractAnimation.State.Running
    yield from (thing for thing in _wrapped(QAbstractAnimation) if thing.state() == running)
    yield from (thread for thread in _wrapped(QThread) if thread.isRunning())


def _wrapped(kind: type) -> list:
    """Every object of a kind that Python knows and that Qt has not deleted."""
    return [
        thing
        for thing in gc.get_objects()
        if issubclass(type(thing), kind) and Shiboken.isValid(thing)
    ]


def _named(thing: QObject) -> str:
    """Class, name, parents, and the place in our code where its class (or a parent's) stands."""
    chain: list[str] = []
    place = ""
    current: QObject | None = thing
    while current is not None:
        name = current.objectName()
        chain.append(f"{type(current).__name__}{f' {name!r}' if name else ''}")
        if not place and type(current).__module__.startswith(("editor.", "tests.")):
            place = f" ({inspect.getsourcefile(type(current))})"
        current = current.parent()
    kind = "top-level widget" if isinstance(thing, QWidget) else "live"
    return f"{kind} {' in '.join(chain)}{place}"
