"""When what is known about a text is told: at a pause, never while an input method composes."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QObject

from editor.app.workspace import Workspace
from editor.core.text.edits import EditSet
from editor.ui.live import LiveAnalysis
from editor.ui.qt_buffer import QtBuffer
from editor.ui.qt_jobs import QtJobs

POST = """---
layout: post
title: "豆を挽く"
date: 2026-01-02 09:00:00 +0900
---

挽きたての香り。
"""


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def jobs(owner):
    made = QtJobs(lambda error: pytest.fail(str(error)), owner)
    yield made
    made.shut_down()


@pytest.fixture
def session(tmp_path):
    workspace = Workspace(tmp_path / "cache")
    file = tmp_path / "2026-01-02-grind.md"
    file.write_text(POST, encoding="utf-8")
    opened = workspace.open_post(file, QtBuffer)
    opened.workspace = workspace
    return opened


@pytest.fixture
def live(session, jobs, owner):
    made = LiveAnalysis(session.workspace, jobs, owner)
    made.told = []
    made.analysed.connect(lambda _, analysis: made.told.append(analysis.text))
    yield made
    made.watch(None)


def test_nothing_is_told_while_the_text_composes(live, session, qtbot):
    session.buffer.set_composing(composing=True)
    live.watch(session)
    session.buffer.set_composing(composing=False)
    session.buffer.set_composing(composing=True)
    qtbot.waitUntil(live._timer.isActive)
    with qtbot.waitSignal(live._timer.timeout):
        pass
    assert live.told == []
    session.buffer.set_composing(composing=False)
    qtbot.waitUntil(lambda: live.told == [POST])


def test_a_result_that_comes_while_a_field_composes_waits_for_its_end(live, session, qtbot):
    composing = [True]
    live._send()
    live.watch(session)
    live.composing_elsewhere = lambda: composing[0]
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    assert live.told == []
    composing[0] = False
    qtbot.waitUntil(lambda: live.told == [POST])


def test_a_change_while_it_waits_is_told_instead(live, session, qtbot):
    composing = [True]
    live.watch(session)
    live.composing_elsewhere = lambda: composing[0]
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    session.apply(EditSet.replace(len(POST), len(POST), "追記。\n"))
    live.text_changed()
    composing[0] = False
    qtbot.waitUntil(lambda: bool(live.told))
    assert live.told == [POST + "追記。\n"]


def test_the_body_is_rendered_ahead_of_the_findings(live, session, qtbot):
    order = []
    live.rendered.connect(lambda _, rendering: order.append(("rendered", rendering.post.text)))
    live.analysed.connect(lambda _, analysis: order.append(("analysed", analysis.text)))
    live.watch(session)
    qtbot.waitUntil(lambda: len(order) == 2)
    text = POST + "追記。\n"
    session.apply(EditSet.replace(len(POST), len(POST), "追記。\n"))
    live.text_changed()
    assert live._timer.isActive()
    qtbot.waitUntil(lambda: len(order) == 4)
    first = [("rendered", POST), ("analysed", POST)]
    assert order == [*first, ("rendered", text), ("analysed", text)]


def test_while_somebody_types_on_every_rendering_is_told(live, session, qtbot):
    """Not cancelled by the next key: the page would stand still."""
    told = []
    live.rendered.connect(lambda _, rendering: told.append(rendering.post.text))
    live.watch(session)
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    texts = []
    for word in ("一", "二", "三"):
        end = len(session.text)
        session.apply(EditSet.replace(end, end, word))
        live.text_changed()
        texts.append(session.text)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [POST, texts[0], texts[-1]]


def test_nothing_is_rendered_while_the_text_composes(live, session, qtbot):
    told = []
    live.rendered.connect(lambda _, rendering: told.append(rendering.post.text))
    live.watch(session)
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    told.clear()
    session.buffer.set_composing(composing=True)
    live.text_changed()
    with qtbot.waitSignal(live._timer.timeout):
        pass
    assert told == []
    session.buffer.set_composing(composing=False)


def test_the_analysis_does_not_read_again_what_was_rendered(live, session, qtbot, monkeypatch):
    from editor.app import analysis

    read = []
    real = analysis.render
    monkeypatch.setattr("editor.ui.live.render", lambda *a: (read.append("live"), real(*a))[1])
    monkeypatch.setattr(analysis, "render", lambda *a: (read.append("analysis"), real(*a))[1])
    live.watch(session)
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    assert read == ["live"]
    read.clear()
    session.apply(EditSet.replace(len(POST), len(POST), "追記。\n"))
    live.text_changed()
    qtbot.waitUntil(lambda: live.latest(session) is not None)
    assert read == ["live"]


def test_another_post_is_rendered_when_the_one_before_it_is_through(
    live, session, qtbot, monkeypatch, tmp_path
):
    from editor.app.analysis import render

    file = tmp_path / "2026-01-03-brew.md"
    file.write_text(POST.replace("挽きたて", "淹れたて"), encoding="utf-8")
    other = session.workspace.open_post(file, QtBuffer)
    begun, go_on, told = Event(), Event(), []

    def slow(snapshot, past):
        if snapshot.text == POST:
            begun.set()
            go_on.wait(10)
        return render(snapshot, past)

    monkeypatch.setattr("editor.ui.live.render", slow)
    live.rendered.connect(lambda shown, _: told.append(shown))
    live.watch(session)
    assert begun.wait(10)
    live.watch(other)
    go_on.set()
    qtbot.waitUntil(lambda: live.latest(other) is not None)
    assert told == [other]


def test_after_one_that_failed_the_next_is_rendered(session, owner, qtbot, monkeypatch):
    from editor.app.analysis import render

    def fails_once(snapshot, past):
        if not failures:
            failures.append(snapshot.text)
            raise ZeroDivisionError
        return render(snapshot, past)

    failures, crashes, told = [], [], []
    monkeypatch.setattr("editor.ui.live.render", fails_once)
    jobs = QtJobs(crashes.append, owner)
    live = LiveAnalysis(session.workspace, jobs, owner)
    live.rendered.connect(lambda _, rendering: told.append(rendering.post.text))
    live.watch(session)
    qtbot.waitUntil(lambda: bool(crashes) and not jobs.busy)
    session.apply(EditSet.replace(len(POST), len(POST), "追記。\n"))
    live.text_changed()
    qtbot.waitUntil(lambda: told == [POST + "追記。\n"])
    live.watch(None)
    jobs.shut_down()


def test_a_change_ends_the_analysis_of_the_text_before_it(live, session, qtbot, monkeypatch):
    from editor.app.analysis import analyse

    begun, go_on, finished = Event(), Event(), []

    def slow(snapshot, token, known):
        if snapshot.text == POST:
            begun.set()
            go_on.wait(10)
        result = analyse(snapshot, token, known)
        finished.append(snapshot.text)
        return result

    monkeypatch.setattr("editor.ui.live.analyse", slow)
    live.watch(session)
    qtbot.waitUntil(begun.is_set)
    session.apply(EditSet.replace(len(POST), len(POST), "追記。\n"))
    live.text_changed()
    go_on.set()
    qtbot.waitUntil(lambda: bool(live.told))
    assert finished == live.told == [POST + "追記。\n"]
