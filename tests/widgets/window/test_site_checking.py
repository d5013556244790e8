"""The check of the site beside the window: once in full, then what a save may have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from editor.app.site_problems import Wish
from editor.app.workspace import Workspace
from editor.site.resources import load_messages
from editor.ui.qt_buffer import QtBuffer
from editor.ui.site_checking import SiteChecking
from tests.unit.app.small_site import read

POST = """---
layout: post
title: "豆を挽く"
date: 2026-01-02 09:00:00 +0900
permalink: /{name}/
---

挽きたて** 「香り」**です。
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("timezone: Asia/Tokyo\n", encoding="utf-8")
    for name in ("a", "b", "c"):
        path = root / "_posts" / f"2026-01-02-{name}.md"
        path.write_text(POST.format(name=name), encoding="utf-8")
    return root


@pytest.fixture
def workspace(site: Path, tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "cache")
    assert made.enter_site(site) is None
    read(made)
    return made


@pytest.fixture
def checking(workspace, qapp):
    owner = QObject()
    made = SiteChecking(workspace, load_messages("ja"), owner)
    made.views = []
    made.arranged.connect(lambda view, _: made.views.append(view))
    yield made
    made.shut_down()
    workspace.leave_site()
    made.shut_down()
    owner.deleteLater()


def found(checking, rule: str) -> list[str]:
    reports = checking.reports
    assert [r.rel for r in reports] == sorted((r.rel for r in reports), reverse=True)
    return sorted(r.rel for r in reports if any(f.rule == rule for f in r.findings))


def checked(checking, qtbot) -> None:
    checking.ensure()
    qtbot.waitUntil(lambda: checking.state == "done" and not checking.busy, timeout=30_000)


def test_it_runs_when_it_is_asked_and_tells_how_far_it_is(checking, qtbot):
    states = []
    checking.state_changed.connect(lambda *state: states.append(state))
    assert checking.reports == ()
    checked(checking, qtbot)
    assert len(found(checking, "body/stray-emphasis")) == 3
    assert ("running", 3, 3) in states
    assert checking.views[-1].shown >= 3
    checking.set_wish(Wish(query="nothing like it"))
    qtbot.waitUntil(lambda: checking.views[-1].shown == 0)


def test_a_save_checks_the_post_and_who_shares_its_address(checking, workspace, site, qtbot):
    checked(checking, qtbot)
    assert found(checking, "site/url-shared") == []
    path = site / "_posts" / "2026-01-02-a.md"
    session = workspace.open_post(path, QtBuffer)
    path.write_text(POST.format(name="b"), encoding="utf-8")
    read(workspace)
    twins = ["_posts/2026-01-02-a.md", "_posts/2026-01-02-b.md"]
    qtbot.waitUntil(lambda: found(checking, "site/url-shared") == twins)
    path.write_text(POST.format(name="a").replace("** ", "**"), encoding="utf-8")
    read(workspace)
    qtbot.waitUntil(lambda: found(checking, "site/url-shared") == [])
    workspace.close_post(session)


def test_a_post_that_is_gone_has_no_problems(checking, workspace, site, qtbot):
    checked(checking, qtbot)
    (site / "_posts" / "2026-01-02-c.md").unlink()
    read(workspace)
    qtbot.waitUntil(lambda: len(found(checking, "body/stray-emphasis")) == 2)


def test_cancelling_keeps_what_was_found_and_it_can_begin_again(checking, qtbot):
    checking.check()
    checking.cancel()
    assert checking.state == "cancelled"
    qtbot.waitUntil(lambda: not checking.busy, timeout=30_000)
    checking.check()
    qtbot.waitUntil(lambda: checking.state == "done", timeout=30_000)


def test_another_site_begins_with_nothing(checking, workspace, qtbot):
    checked(checking, qtbot)
    workspace.leave_site()
    assert checking.state == "none"
    assert checking.reports == ()
    qtbot.waitUntil(lambda: not checking.busy)
