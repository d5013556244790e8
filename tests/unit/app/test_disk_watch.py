"""Files that somebody else changes while their posts are open."""

from __future__ import annotations

import os

import pytest

from editor.app.disk_watch import DiskWatch
from editor.app.saving import Saved
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from tests.unit.app.small_site import POST, put


@pytest.fixture
def watch(workspace: Workspace) -> DiskWatch:
    return DiskWatch(workspace)


def test_a_clean_post_takes_the_disks_text_and_undo_brings_it_back(
    watch: DiskWatch, post: PostSession
):
    post.path.write_text(POST + "よそで追記。\n", encoding="utf-8")
    (change,) = watch.look()
    assert change.reloaded
    assert post.text.endswith("よそで追記。\n")
    assert not post.dirty
    assert watch.look() == ()
    post.buffer.undo()
    assert post.text == POST


def test_a_dirty_post_asks_once(watch: DiskWatch, post: PostSession):
    put(post, "香り", "薫り")
    mine = post.text
    post.path.write_text(POST + "よそで追記。\n", encoding="utf-8")
    (change,) = watch.look()
    assert not change.reloaded
    assert change.source.text.endswith("よそで追記。\n")
    assert post.text == mine
    assert watch.look() == ()


def test_a_touched_file_is_no_change(watch: DiskWatch, post: PostSession):
    os.utime(post.path, ns=(5, 5))
    assert watch.look() == ()


def test_a_post_whose_file_is_gone_is_not_saved(
    watch: DiskWatch, workspace: Workspace, post: PostSession
):
    """It was told that saving writes the file anew; but nothing was unsaved, and nothing saved."""
    told = []
    post.dirty_changed.subscribe(told.append)
    post.path.unlink()
    (change,) = watch.look()
    assert change.source is None
    post.file_is(None)
    assert post.dirty
    assert told == [True]
    assert watch.look() == ()
    assert isinstance(workspace.save(post), Saved)
    assert post.path.read_text(encoding="utf-8") == POST
    assert not post.dirty


def test_a_file_that_is_back_as_it_was_is_saved_again(watch: DiskWatch, post: PostSession):
    post.path.unlink()
    watch.look()
    post.file_is(None)
    post.path.write_text(POST + "別の枝。\n", encoding="utf-8")
    assert watch.look() == ()
    assert post.dirty, "it is another text: the next save asks"
    post.path.write_text(POST, encoding="utf-8")
    assert watch.look() == ()
    assert not post.dirty
    post.path.unlink()
    (change,) = watch.look()
    assert change.source is None, "and it can be deleted again"
