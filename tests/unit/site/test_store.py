"""Posts are saved whole, where they are expected, keeping what the file was."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from editor.site import store
from editor.site.filesystem import RealFileSystem
from editor.site.store import Changed, Loaded, ReadFailed, Stamp, WriteFailed, Written

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2026-01-02-a.md"
    path.write_bytes(b"old\n")
    return path


def load(path: Path) -> Loaded:
    loaded = store.read(path)
    assert isinstance(loaded, Loaded)
    return loaded


def stamp(path: Path) -> Stamp:
    return load(path).stamp


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_post_is_read_with_its_stamp(post):
    loaded = load(post)
    assert (loaded.data, loaded.writable, loaded.stamp.size) == (b"old\n", True, 4)
    assert loaded.stamp.mtime_ns == post.stat().st_mtime_ns


def test_a_post_is_written_and_its_stamp_is_the_new_files(post):
    outcome = store.write(post, b"new text\n", stamp(post))
    assert outcome == Written(stamp(post))
    assert post.read_bytes() == b"new text\n"
    assert names(post.parent) == {post.name}


def test_a_post_is_written_over_where_that_is_asked_for(post):
    post.chmod(0o640)
    before = post.stat()
    outcome = store.write(post, b"shorter", stamp(post), in_place=True)
    assert outcome == Written(stamp(post))
    after = post.stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert post.read_bytes() == b"shorter"
    assert names(post.parent) == {post.name}


def test_a_post_that_is_written_over_is_none_that_somebody_else_changed(post):
    seen = stamp(post)
    post.write_bytes(b"theirs\n")
    assert isinstance(store.write(post, b"mine\n", seen, in_place=True), Changed)
    assert post.read_bytes() == b"theirs\n"


def test_equal_bytes_are_not_written(post):
    os.utime(post, ns=(5, 5))
    before = post.stat()
    assert store.write(post, b"old\n", stamp(post)) == Written(stamp(post), wrote=False)
    after = post.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_touch_is_no_change(post):
    known = stamp(post)
    os.utime(post, ns=(5, 5))
    assert store.may_have_changed(post, known)
    assert isinstance(store.write(post, b"new\n", known), Written)
    assert post.read_bytes() == b"new\n"


def _edit(post: Path) -> None:
    post.write_bytes(b"theirs\n")


def _replace(post: Path) -> None:
    other = post.with_name("other")
    other.write_bytes(b"theirs\n")
    other.replace(post)


def _same_size_and_time(post: Path) -> None:
    before = post.stat()
    with post.open("r+b") as file:
        file.write(b"odd\n")
    os.utime(post, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("meanwhile", [_edit, _replace, _same_size_and_time])
def test_what_somebody_else_wrote_is_never_overwritten(post, meanwhile):
    known = stamp(post)
    meanwhile(post)
    theirs = post.read_bytes()
    outcome = store.write(post, b"mine\n", known)
    assert outcome == Changed(theirs, stamp(post))
    assert post.read_bytes() == theirs
    assert names(post.parent) == {post.name}
    assert isinstance(store.write(post, b"mine\n", outcome.stamp), Written)
    assert post.read_bytes() == b"mine\n"


def test_when_somebody_else_wrote_the_same_all_is_well(post):
    known = stamp(post)
    post.write_bytes(b"same\n")
    assert store.write(post, b"same\n", known) == Written(stamp(post), wrote=False)


def test_a_deleted_post_is_told_and_can_be_written_anew(post):
    known = stamp(post)
    post.unlink()
    assert store.write(post, b"mine\n", known) == Changed(None, None)
    assert not post.exists()
    assert isinstance(store.write(post, b"mine\n", None), Written)
    assert post.read_bytes() == b"mine\n"


def test_two_editors_at_once(post):
    mine, theirs = stamp(post), stamp(post)
    assert isinstance(store.write(post, b"first\n", theirs), Written)
    outcome = store.write(post, b"second\n", mine)
    assert isinstance(outcome, Changed)
    assert outcome.data == b"first\n"


def test_a_new_post_never_takes_an_existing_ones_place(post):
    for act in (lambda: store.write(post, b"mine", None), lambda: store.create(post, b"mine")):
        outcome = act()
        assert isinstance(outcome, Changed)
        assert outcome.data == b"old\n"
    assert post.read_bytes() == b"old\n"
    assert names(post.parent) == {post.name}


@posix
def test_what_may_be_overwritten_is_whatever_is_there(post, tmp_path):
    post.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(post.name)
    outcome = store.overwrite(link, b"mine\n")
    assert outcome == Written(stamp(post))
    assert link.is_symlink()
    assert (post.read_bytes(), stat.S_IMODE(post.stat().st_mode)) == (b"mine\n", 0o640)
    new = tmp_path / "_genko" / "schema.yml"
    assert isinstance(store.overwrite(new, b"x"), Written)
    assert new.read_bytes() == b"x"
    assert isinstance(store.overwrite(tmp_path, b"x"), WriteFailed)


def test_a_draft_makes_its_folder_but_not_the_site(tmp_path):
    draft = tmp_path / "_drafts" / "a.md"
    assert isinstance(store.create(draft, b"x"), Written)
    assert draft.read_bytes() == b"x"
    lost = tmp_path / "gone" / "_drafts" / "a.md"
    outcome = store.create(lost, b"x")
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.gone"
    assert outcome.args == {
        "name": "a.md",
        "folder": str(lost.parent),
        "error": os.strerror(errno.ENOENT),
    }


@posix
def test_mode_and_attributes_are_kept(post):
    post.chmod(0o640)
    attributes = hasattr(os, "setxattr")
    if attributes:
        try:
            os.setxattr(post, "user.genko", b"1")
        except OSError:
            attributes = False
    assert isinstance(store.write(post, b"new\n", stamp(post)), Written)
    assert stat.S_IMODE(post.stat().st_mode) == 0o640
    assert not attributes or os.getxattr(post, "user.genko") == b"1"


@posix
def test_a_new_post_has_the_usual_mode(tmp_path):
    old = os.umask(0o027)
    try:
        store.create(tmp_path / "a.md", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_owner_is_kept(post):
    os.chown(post, 1234, 2345)
    assert isinstance(store.write(post, b"new\n", stamp(post)), Written)
    assert (post.stat().st_uid, post.stat().st_gid) == (1234, 2345)


@posix
def test_symbolic_links_stay_links(post, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.md"
    link.symlink_to("../" + post.name)
    assert isinstance(store.write(link, b"new\n", stamp(link)), Written)
    assert link.is_symlink()
    assert post.read_bytes() == b"new\n"
    dangling = folder / "dangling.md"
    dangling.symlink_to("nothing.md")
    assert isinstance(store.write(dangling, b"x", None), Written)
    assert dangling.is_symlink()
    assert (folder / "nothing.md").read_bytes() == b"x"


@posix
def test_a_link_that_leads_to_itself_is_told(tmp_path):
    loop = tmp_path / "loop.md"
    loop.symlink_to("loop.md")
    outcome = store.write(loop, b"x", None)
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.link-loop"


@posix
def test_other_names_of_the_file_stay_names_of_it(post):
    other = post.with_name("other.md")
    other.hardlink_to(post)
    for text in (b"longer than before\n", b"short\n", b""):
        assert isinstance(store.write(post, text, stamp(post)), Written)
        assert other.read_bytes() == text
        assert other.samefile(post)
    assert names(post.parent) == {post.name, other.name}


def test_a_very_long_name_can_be_saved(tmp_path):
    post = tmp_path / ("あ" * 84 + ".md")
    assert isinstance(store.create(post, b"x"), Written)
    assert isinstance(store.write(post, b"y", stamp(post)), Written)
    outcome = store.create(tmp_path / ("あ" * 86), b"x")
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.name-too-long"


def test_reading_says_why_it_failed(tmp_path):
    for path, reason in (
        (tmp_path / "no.md", "gone"),
        (tmp_path / "no" / "no.md", "gone"),
        (tmp_path, "not-a-file"),
    ):
        failed = store.read(path)
        assert isinstance(failed, ReadFailed)
        assert failed.reason == f"store.{reason}"


def test_a_folder_is_no_post(tmp_path):
    outcome = store.write(tmp_path, b"x", None)
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.not-a-file"


class _Meanwhile(RealFileSystem):
    """Somebody else acts just after our new bytes are on the disk, before they take their place."""

    def __init__(self, act) -> None:
        self.act = act

    def stat(self, file):
        self.act()
        return super().stat(file)


@pytest.mark.parametrize("deleted", [False, True])
def test_what_changes_while_we_save_is_seen(post, deleted):
    def act() -> None:
        post.unlink() if deleted else post.write_bytes(b"theirs\n")

    outcome = store.write(post, b"mine\n", stamp(post), _Meanwhile(act))
    assert isinstance(outcome, Changed)
    assert outcome.data == (None if deleted else b"theirs\n")
    assert names(post.parent) == (set() if deleted else {post.name})


def test_a_name_taken_while_we_save_stays_theirs(tmp_path):
    post = tmp_path / "a.md"
    outcome = store.create(post, b"mine", _Meanwhile(lambda: post.write_bytes(b"theirs")))
    assert isinstance(outcome, Changed)
    assert post.read_bytes() == b"theirs"
    assert names(tmp_path) == {"a.md"}


class _Stuck(RealFileSystem):
    """A disk that takes nothing and says nothing."""

    def write(self, file, data):
        return 0


def test_a_disk_that_takes_nothing_is_full(post):
    outcome = store.write(post, b"new", stamp(post), _Stuck())
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.no-space"
    assert post.read_bytes() == b"old\n"


class _NoLinks(RealFileSystem):
    """A disk like FAT: no nameless files, no hard links."""

    def open_unnamed(self, folder):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    def link(self, source, target):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_disk_without_links_will_do(post, tmp_path):
    disk = _NoLinks()
    new, moved = tmp_path / "new.md", tmp_path / "moved.md"
    assert isinstance(store.create(new, b"x", disk), Written)
    assert isinstance(store.create(new, b"y", disk), Changed)
    assert isinstance(store.write(new, b"z", stamp(new), disk), Written)
    assert isinstance(store.move(new, post, stamp(new), disk), Changed)
    assert isinstance(store.move(new, moved, stamp(new), disk), Written)
    assert moved.read_bytes() == b"z"
    assert names(tmp_path) == {post.name, "moved.md"}


# --- Moving and removing -------------------------------------------------------------------------


def test_a_post_moves_and_takes_its_stamp_along(post, tmp_path):
    target = tmp_path / "_drafts" / "a.md"
    known = stamp(post)
    assert store.move(post, target, known) == Written(known)
    assert target.read_bytes() == b"old\n"
    assert not post.exists()
    assert not store.may_have_changed(target, known)


def test_a_move_takes_nobodys_place(post, tmp_path):
    target = tmp_path / "b.md"
    target.write_bytes(b"b")
    outcome = store.move(post, target, stamp(post))
    assert isinstance(outcome, Changed)
    assert outcome.data == b"b"
    assert (post.read_bytes(), target.read_bytes()) == (b"old\n", b"b")


def test_what_changed_is_neither_moved_nor_removed(post, tmp_path):
    known = stamp(post)
    post.write_bytes(b"theirs\n")
    for outcome in (store.move(post, tmp_path / "b.md", known), store.remove(post, known)):
        assert isinstance(outcome, Changed)
        assert outcome.data == b"theirs\n"
    assert names(tmp_path) == {post.name}
    post.unlink()
    assert store.remove(post, known) == Changed(None, None)


@posix
def test_a_link_is_not_moved(post, tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(post.name)
    outcome = store.move(link, tmp_path / "b.md", stamp(link))
    assert isinstance(outcome, WriteFailed)
    assert outcome.reason == "store.link"


def test_a_post_is_removed(post):
    assert isinstance(store.remove(post, stamp(post)), Written)
    assert not post.exists()


# --- Litter --------------------------------------------------------------------------------------


def test_old_litter_of_ours_is_swept_and_nothing_else(tmp_path):
    for name in (".~1a2b3c4d.tmp", ".~new.tmp", ".~1a2b3c4d.bak", "post.tmp", ".hidden"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (100, 100))
    os.utime(tmp_path / ".~new.tmp", (300, 300))
    assert store.sweep(tmp_path, older_than=200) == [tmp_path / ".~1a2b3c4d.tmp"]
    assert names(tmp_path) == {".~new.tmp", ".~1a2b3c4d.bak", "post.tmp", ".hidden"}
    assert store.sweep(tmp_path / "none", older_than=200) == []


def test_every_reason_has_its_message():
    from editor.site.resources import load_messages

    reasons = {"read-only", "link", "outside", "other", *store.REASONS.values()}
    args = {"name": "a", "folder": "b", "error": "c", "backup": "d"}
    for language in ("ja", "en"):
        messages = load_messages(language)
        for reason in reasons | {"half-written"}:
            assert messages.text(f"store.{reason}", **args)
