"""What holds for every runner of jobs, in the window and without one."""

from __future__ import annotations

import gc
from threading import Event, current_thread, main_thread
from weakref import WeakSet

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.jobs import ImmediateRunner
from editor.ui.qt_jobs import QtJobs


@pytest.fixture
def crashes() -> list[BaseException]:
    return []


@pytest.fixture
def qt_jobs(qapp, crashes):
    jobs = QtJobs(crashes.append)
    yield jobs
    jobs.shut_down()
    jobs.deleteLater()


@pytest.fixture(params=["immediate", "qt"])
def runner(request, qt_jobs):
    return ImmediateRunner() if request.param == "immediate" else qt_jobs


def test_a_result_is_delivered_on_the_windows_thread(runner, qtbot):
    seen = []
    runner.submit("a", lambda _: 40 + 2, lambda result: seen.append((result, current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, main_thread())]


def test_what_a_job_held_is_let_go(runner, qtbot):
    """A job holds the text it works on; a session has thousands of them."""

    class Text:
        pass

    held, seen = WeakSet(), []
    for number in range(200):
        text = Text()
        held.add(text)
        runner.submit(str(number), lambda _, text=text: text is None, seen.append)
        if number % 3 == 0:
            qtbot.waitUntil(lambda: not runner.busy)
    qtbot.waitUntil(lambda: len(seen) == 200)
    del text
    gc.collect()
    assert len(held) == 0


def test_of_one_kind_the_newest_is_delivered_last(runner, qtbot):
    seen: list[int] = []
    for n in range(20):
        runner.submit("a", lambda _, n=n: n, seen.append)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == 19)
    assert seen == sorted(seen)


def test_a_running_job_is_cancelled_by_a_newer_one(qt_jobs, qtbot):
    begun, go_on, seen = Event(), Event(), []

    def slow(token):
        begun.set()
        go_on.wait(10)
        token.check()
        return "old"

    qt_jobs.submit("a", slow, seen.append)
    assert begun.wait(10)
    qt_jobs.submit("a", lambda _: "new", seen.append)
    go_on.set()
    qtbot.waitUntil(lambda: bool(seen))
    qtbot.waitUntil(lambda: not qt_jobs.busy)
    assert seen == ["new"]


def test_kinds_do_not_wait_for_each_other(qt_jobs, qtbot):
    begun, go_on, seen = Event(), Event(), []

    def slow(_):
        begun.set()
        go_on.wait(10)
        return "slow"

    qt_jobs.submit("slow", slow, seen.append)
    assert begun.wait(10)
    qt_jobs.submit("quick", lambda _: "quick", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["quick"]
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)


class Bell(QObject):
    rung = Signal()


def test_jobs_can_be_held_back(qt_jobs, qtbot):
    seen: list[str] = []
    bell = Bell()
    qt_jobs.hold_until(bell.rung)
    qt_jobs.submit("a", lambda _: "old", seen.append)
    qt_jobs.submit("a", lambda _: "new", seen.append)
    qt_jobs.submit("b", lambda _: "dropped", seen.append)
    qt_jobs.submit("c", lambda _: "other", seen.append)
    qt_jobs.cancel("b")
    assert qt_jobs.busy
    turn = QTimer(bell, singleShot=True)
    with qtbot.waitSignal(turn.timeout):
        turn.start(0)
    assert seen == []
    bell.rung.emit()
    qtbot.waitUntil(lambda: not qt_jobs.busy)
    assert sorted(seen) == ["new", "other"]
    qt_jobs.submit("a", lambda _: "later", seen.append)
    qtbot.waitUntil(lambda: seen[-1] == "later")


def test_what_nobody_waits_for_begins_when_the_rest_is_done(qt_jobs, qtbot):
    begun, go_on, seen = Event(), Event(), []

    def slow(_):
        begun.set()
        go_on.wait(10)
        return "page"

    def told(result):
        seen.append(result)
        if result == "page":
            qt_jobs.submit("analysis", lambda _: "what follows", seen.append)

    qt_jobs.submit("page", slow, told)
    assert begun.wait(10)
    qt_jobs.submit("audit", lambda _: "audit", seen.append)
    qt_jobs.submit("rendering", lambda _: "rendering", seen.append)
    qtbot.waitUntil(lambda: seen == ["rendering"])
    assert qt_jobs.busy
    go_on.set()
    qtbot.waitUntil(lambda: not qt_jobs.busy)
    assert seen == ["rendering", "page", "what follows", "audit"]


def test_what_is_seen_comes_before_what_is_wrong_with_it(qt_jobs, qtbot):
    go_on, seen = Event(), []

    def slow(_):
        go_on.wait(10)
        return "page"

    qt_jobs.submit("page", slow, seen.append)
    qt_jobs.submit("analysis", lambda _: "analysis", seen.append)
    qt_jobs.submit("rules", lambda _: "rules", seen.append)
    qt_jobs.submit("rendering", lambda _: "rendering", seen.append)
    qtbot.waitUntil(lambda: seen == ["rendering"])
    go_on.set()
    qtbot.waitUntil(lambda: not qt_jobs.busy)
    assert seen == ["rendering", "page", "rules", "analysis"]


def test_a_crash_is_reported_and_the_next_job_runs(qt_jobs, crashes, qtbot):
    seen = []

    def bad(_):
        raise ZeroDivisionError

    qt_jobs.submit("a", bad, seen.append)
    qtbot.waitUntil(lambda: bool(crashes))
    qt_jobs.submit("a", lambda _: "well", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["well"]
    assert isinstance(crashes[0], ZeroDivisionError)


def test_what_somebody_watches_does_not_wait_for_the_rest(qt_jobs, qtbot):
    begun, go_on, seen = [Event(), Event(), Event()], Event(), []

    def slow(number):
        begun[number].set()
        go_on.wait(10)

    for number in range(3):
        qt_jobs.submit(f"slow {number}", lambda _, n=number: slow(n), lambda _: None)
    assert begun[0].wait(10)
    assert begun[1].wait(10)
    qt_jobs.submit("rendering", lambda _: "shown", seen.append)
    qtbot.waitUntil(lambda: seen == ["shown"])
    assert not begun[2].is_set()
    go_on.set()
    qtbot.waitUntil(lambda: not qt_jobs.busy)
