"""Unsaved texts: kept while they are unsaved, offered after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app.buffer import MemoryBuffer
from editor.app.recovery import Recovery
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.site.journal import Journal
from editor.site.processes import Process
from tests.unit.app.small_site import POST, enter, put


@pytest.fixture
def recovery(workspace: Workspace, tmp_path: Path) -> Recovery:
    return Recovery(workspace, Journal(tmp_path / "state"))


def test_unsaved_text_is_kept_and_forgotten_when_saved(
    workspace: Workspace, recovery: Recovery, post: PostSession
):
    assert recovery.unkept() == ()
    put(post, "香り", "薫り")
    texts = recovery.unkept()
    assert [t.text for t in texts] == [post.text]
    assert recovery.write(texts) is None
    recovery.kept(texts)
    assert recovery.unkept() == ()
    workspace.save(post)
    assert not list((post.path.parent.parent.parent / "state").rglob("*.json"))


def test_text_left_by_a_dead_process_is_restored_as_one_undo_step(
    workspace: Workspace, recovery: Recovery, site: Path, tmp_path: Path
):
    enter(workspace, site)
    path = site / "_posts" / "2026-01-02-grind.md"
    dead = Journal(tmp_path / "state", process=Process(pid=2**22 + 1, started="gone"))
    assert dead.put(str(path), POST + "書きかけ", None) is None
    (entry,) = recovery.left_behind()
    session = recovery.restore(entry, MemoryBuffer)
    assert session.text == POST + "書きかけ"
    assert session.dirty
    assert recovery.left_behind() == (), "this process answers for it now"
    session.buffer.undo()
    assert session.text == POST
    assert not session.dirty
