"""Garbage is looked for when it is quiet, by the GUI thread alone."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from editor.ui import collecting
from editor.ui.collecting import Collector


class Knot:
    """Refers to itself: only the collector finds that nobody else does."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def starting(qapp, monkeypatch):
    monkeypatch.setattr(collecting, "ENOUGH", 10)
    parent = QObject()
    made = Collector(parent)
    yield made
    made.stop()
    parent.deleteLater()


@pytest.fixture
def collector(starting):
    """One that has seen the start pass."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collecting, "QUIET", 1e9)
        knots()
        starting._timer.timeout.emit()
    assert gc.get_freeze_count() > 0
    return starting


def knots(count: int = 1000) -> weakref.ref[Knot]:
    """Leave garbage behind."""
    made = [Knot() for _ in range(count)]
    return weakref.ref(made[0])


def test_nothing_is_looked_for_in_between(collector):
    found = knots(gc.get_threshold()[0] * 3)
    assert found() is not None


def test_what_the_start_has_made_is_not_searched(starting, monkeypatch):
    monkeypatch.setattr(collecting, "QUIET", 1e9)
    found = knots()
    starting._timer.timeout.emit()
    assert found() is not None
    later = knots()
    starting._timer.timeout.emit()
    assert later() is None


def test_in_a_quiet_moment_garbage_goes(collector, monkeypatch):
    monkeypatch.setattr(collecting, "QUIET", 1e9)
    found = knots()
    collector._timer.timeout.emit()
    assert found() is None


def test_who_works_is_not_disturbed(collector, monkeypatch):
    monkeypatch.setattr(collecting, "QUIET", 0.0)
    found = knots()
    collector._timer.timeout.emit()
    assert found() is not None


def test_too_much_garbage_goes_even_then(collector, monkeypatch):
    monkeypatch.setattr(collecting, "QUIET", 0.0)
    monkeypatch.setattr(collecting, "TOO_MANY", 100)
    found = knots()
    collector._timer.timeout.emit()
    assert found() is None


def test_what_lasted_and_was_let_go_is_found_in_the_end(collector, monkeypatch):
    monkeypatch.setattr(collecting, "QUIET", 1e9)
    lasting = Knot()
    found = weakref.ref(lasting)
    knots()
    collector._timer.timeout.emit()
    del lasting
    for _ in range(collecting.WHOLE):
        knots()
        collector._timer.timeout.emit()
    assert found() is None


def test_once_stopped_all_is_as_before(collector):
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
