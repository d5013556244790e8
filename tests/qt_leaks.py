"""What a test of widgets must not leave behind: windows, timers, animations, threads, jobs."""

from __future__ import annotations

import gc
import inspect

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

ACTIVE = (QTimer, QAbstractAnimation, QThread)

PATIENCE = 3000
"""Milliseconds that a job may take to end after its test."""


class LeakCheck:
    """Remembers what lived before a test, and names what lives on after it."""

    def __init__(self) -> None:
        # Held on purpose: an object that is kept cannot have its id taken by another one.
        self._before = _live()

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


def _live() -> list[QObject]:
    if QApplication.instance() is None:
        return []
    return [*QApplication.topLevelWidgets(), *filter(_is_active, _wrapped(*ACTIVE))]


def _is_active(thing: QObject) -> bool:
    if isinstance(thing, QTimer):
        return thing.isActive()
    if isinstance(thing, QThread):
        return thing.isRunning()
    return thing.state() == QAbstractAnimation.State.Running


def _wrapped(*kinds: type) -> list:
    """Every object of these kinds that Python knows and that Qt has not deleted.

    What was there when the tests began is frozen (:func:`forget_what_is_there`) and not looked at.
    """
    tracked = gc.get_objects()
    wanted = {kind for kind in set(map(type, tracked)) if issubclass(kind, kinds)}
    return [thing for thing in tracked if type(thing) in wanted and Shiboken.isValid(thing)]


def forget_what_is_there() -> None:
    """Put modules and their classes aside: looking through them for each test takes a while."""
    gc.collect()
    gc.freeze()


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
