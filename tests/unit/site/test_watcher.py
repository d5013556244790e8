from __future__ import annotations

import os

from editor.site.watcher import FileWatcher


def test_changes_are_told_once(tmp_path):
    one, two, none = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    one.write_text("a")
    two.write_text("b")
    watcher = FileWatcher()
    paths = [one, two, none]
    assert watcher.changed(paths) == []
    one.write_text("longer")
    assert watcher.changed(paths) == [one]
    assert watcher.changed(paths) == []
    os.utime(two, ns=(5, 5))
    none.write_text("new")
    assert watcher.changed(paths) == [two, none]
    two.unlink()
    assert watcher.changed(paths) == [two]
    assert watcher.changed(paths) == []


def test_a_file_put_in_anothers_place_is_a_change(tmp_path):
    file, other = tmp_path / "a", tmp_path / "b"
    for path in (file, other):
        path.write_text("same")
        os.utime(path, ns=(7, 7))
    watcher = FileWatcher()
    watcher.changed([file])
    other.replace(file)
    assert watcher.changed([file]) == [file]


def test_what_the_program_wrote_itself_is_known(tmp_path):
    file = tmp_path / "a"
    file.write_text("a")
    watcher = FileWatcher()
    watcher.changed([file])
    file.write_text("saved")
    watcher.seen(file)
    assert watcher.changed([file]) == []


def test_what_is_not_asked_about_is_forgotten(tmp_path):
    file = tmp_path / "a"
    file.write_text("a")
    watcher = FileWatcher()
    watcher.changed([file])
    watcher.changed([])
    file.write_text("other")
    assert watcher.changed([file]) == []
    watcher.seen(tmp_path / "never")
