"""When what is known about a text is told: at a pause, never while an input method composes."""

from __future__ import annotations

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
