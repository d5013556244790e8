"""After a power cut at any moment of a save, the disk holds the old text or the new, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.site import store
from editor.site.atomic import current, put
from editor.site.store import Written
from tests.faults.disks import Disk

POST = Path("/site/_posts/post.md")
OLD, NEW = b"old text\n" * 5, b"the new text\n" * 7


def _stamp(disk: Disk) -> store.Stamp:
    now = current(POST, disk)
    assert now is not None
    return now.stamp


@pytest.mark.parametrize("unnamed", [True, False], ids=["nameless", "named"])
def test_a_save(unnamed):
    disk = Disk({POST: OLD}, unnamed=unnamed)
    assert isinstance(store.write(POST, NEW, _stamp(disk), disk), Written)
    calls = [call for call, _ in disk.moments]
    assert calls.index("sync") < calls.index("replace") < calls.index("sync_folder")
    for call, moment in disk.moments:
        for found in moment.after_power_cut():
            assert found[POST] in {OLD, NEW}, call
    for found in disk.after_power_cut():
        assert found[POST] == NEW


@pytest.mark.parametrize("asked", [True, False], ids=["asked-for", "linked"])
def test_a_save_in_place_leaves_a_copy_until_it_is_done(asked):
    disk = Disk({POST: OLD})
    if not asked:
        disk.hard_link(POST, POST.with_name("other.md"))
    assert isinstance(store.write(POST, NEW, _stamp(disk), disk, in_place=asked), Written)
    assert "replace" not in [call for call, _ in disk.moments]
    for call, moment in disk.moments:
        for found in moment.after_power_cut():
            others = [data for path, data in found.items() if path.suffix == ".bak"]
            assert found[POST] in {OLD, NEW} or OLD in others, call
    for found in disk.after_power_cut():
        assert found[POST] == NEW


@pytest.mark.parametrize("unnamed", [True, False], ids=["nameless", "named"])
def test_a_new_post_is_whole_or_not_there(unnamed):
    disk = Disk({}, unnamed=unnamed)
    assert isinstance(store.create(POST, NEW, disk), Written)
    for call, moment in disk.moments:
        for found in moment.after_power_cut():
            assert found.get(POST, NEW) == NEW, call
    for found in disk.after_power_cut():
        assert found[POST] == NEW


def test_a_move_never_leaves_it_nameless():
    disk = Disk({POST: OLD})
    target = Path("/site/_drafts/post.md")
    assert isinstance(store.move(POST, target, _stamp(disk), disk), Written)
    for call, moment in disk.moments:
        for found in moment.after_power_cut():
            assert OLD in found.values(), call


def test_a_journal_entry():
    disk = Disk({POST: OLD})
    put(POST, NEW, disk)
    for call, moment in disk.moments:
        for found in moment.after_power_cut():
            assert found[POST] in {OLD, NEW}, call


def test_the_model_has_teeth():
    """Written without a sync, or over the file itself, it would find torn text."""
    disk = Disk({POST: OLD})
    file = disk.open_unnamed(POST.parent)
    while NEW[len(disk.handles[file].now) :]:
        disk.write(file, memoryview(NEW)[len(disk.handles[file].now) :])
    disk.name(file, POST.with_name("new"))
    disk.replace(POST.with_name("new"), POST)
    assert any(found[POST] not in {OLD, NEW} for found in disk.after_power_cut())
