"""Whichever call of a save fails, the post holds the old text or the new, and we say which."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from editor.site import store
from editor.site.journal import Journal
from editor.site.store import Loaded, WriteFailed, Written
from tests.faults.disks import FailingDisk

OLD, NEW = b"old text\n" * 100, b"new text, longer\n" * 200
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EPERM, errno.EXDEV, errno.EROFS]
MOST_CALLS = 40


def _post(folder: Path) -> Path:
    post = folder / "post.md"
    post.write_bytes(OLD)
    return post


def _stamp(post: Path) -> store.Stamp:
    loaded = store.read(post)
    assert isinstance(loaded, Loaded)
    return loaded.stamp


def _linked(folder: Path) -> Path:
    post = _post(folder)
    (folder / "other.md").hardlink_to(post)
    return post


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def _each_call(tmp_path: Path, act, *, error: int, on: bool = False, unnamed: bool = True):
    """Run ``act`` in a new folder with call 1 failing, then with call 2... until none failed."""
    for number in range(1, MOST_CALLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        disk = FailingDisk(number, error, on=on, unnamed=unnamed)
        act(folder, disk)
        if number > len(disk.calls):
            assert number > 4, "nothing was tried"
            return
    pytest.fail("more calls than expected")


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("unnamed", [True, False], ids=["nameless", "named"])
@pytest.mark.parametrize(
    ("stage", "in_place"),
    [(_post, False), (_linked, False), (_post, True)],
    ids=["replaced", "linked", "in-place"],
)
def test_a_save_leaves_the_old_text_or_the_new(tmp_path, stage, in_place, unnamed, error):
    def act(folder: Path, disk: FailingDisk) -> None:
        post = stage(folder)
        before, number = _names(folder), post.stat().st_ino
        outcome = store.write(post, NEW, _stamp(post), disk, in_place=in_place)
        assert isinstance(outcome, Written | WriteFailed), outcome
        # The new text is there, but may not outlast a cut.
        late = stage is _post and not in_place and disk.failed == ["sync_folder"]
        assert post.read_bytes() == (NEW if isinstance(outcome, Written) or late else OLD), (
            disk.failed
        )
        if "remove" not in disk.failed:
            assert _names(folder) == before, disk.failed
        if stage is _linked:
            assert (folder / "other.md").samefile(post)
        if in_place:
            assert post.stat().st_ino == number
        if isinstance(outcome, WriteFailed):
            assert outcome.args["name"] == "post.md"
            again = store.write(post, NEW, _stamp(post))
            assert isinstance(again, Written)
            assert post.read_bytes() == NEW

    _each_call(tmp_path, act, error=error, unnamed=unnamed)


@pytest.mark.parametrize(
    ("stage", "in_place"),
    [(_post, False), (_linked, False), (_post, True)],
    ids=["replaced", "linked", "in-place"],
)
def test_when_the_disk_dies_the_old_text_is_somewhere(tmp_path, stage, in_place):
    """From call n on everything fails: nothing can be put right, but nothing is lost either."""

    def act(folder: Path, disk: FailingDisk) -> None:
        post = stage(folder)
        outcome = store.write(post, NEW, _stamp(post), disk, in_place=in_place)
        if isinstance(outcome, Written):
            assert post.read_bytes() == NEW
            return
        assert isinstance(outcome, WriteFailed)
        texts = {entry.read_bytes() for entry in folder.iterdir() if entry.name != "other.md"}
        assert OLD in texts or NEW in texts
        if outcome.reason == "store.half-written":
            assert stage is _linked or in_place
            assert (folder / outcome.args["backup"]).read_bytes() == OLD

    _each_call(tmp_path, act, error=errno.EIO, on=True)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("unnamed", [True, False], ids=["nameless", "named"])
def test_a_new_post_is_whole_or_not_there(tmp_path, unnamed, error):
    def act(folder: Path, disk: FailingDisk) -> None:
        post = folder / "_drafts" / "post.md"
        outcome = store.create(post, NEW, disk)
        assert isinstance(outcome, Written | WriteFailed), outcome
        if post.exists():
            assert post.read_bytes() == NEW
            assert isinstance(outcome, Written) or disk.failed == ["sync_folder"]
        else:
            assert isinstance(outcome, WriteFailed)
        if "remove" not in disk.failed and post.parent.exists():
            assert _names(post.parent) <= {"post.md"}, disk.failed

    _each_call(tmp_path, act, error=error, unnamed=unnamed)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_a_move_leaves_the_post_under_one_name_at_least(tmp_path, error):
    def act(folder: Path, disk: FailingDisk) -> None:
        post, target = _post(folder), folder / "_drafts" / "post.md"
        outcome = store.move(post, target, _stamp(post), disk)
        assert isinstance(outcome, Written | WriteFailed), outcome
        there = [path for path in (post, target) if path.exists()]
        assert there
        assert all(path.read_bytes() == OLD for path in there)
        if isinstance(outcome, Written):
            assert there == [target]
        elif disk.failed != ["sync_folder"]:
            assert there == [post], disk.failed

    _each_call(tmp_path, act, error=error)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_the_journal_tells_and_keeps_what_it_had(tmp_path, error):
    def act(folder: Path, disk: FailingDisk) -> None:
        from editor.site.processes import Process

        dead = Process(2**22 + 1, "gone")
        assert Journal(folder, process=dead).put("post", "before", None) is None
        failed = Journal(folder, process=dead, fs=disk).put("post", "after", None)
        (entry,) = Journal(folder).pending()
        if failed is None:
            assert entry.text == "after"
        else:
            assert failed.reason.startswith("journal.")
            assert entry.text == ("after" if disk.failed == ["sync_folder"] else "before")

    _each_call(tmp_path, act, error=error)
