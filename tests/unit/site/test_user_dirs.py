from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editor.site.user_dirs import (
    HOME,
    PORTABLE,
    become_portable,
    own_root,
    portable_folder,
    user_dirs,
)


def test_everything_is_below_the_home_that_is_given(tmp_path):
    dirs = user_dirs({"GENKO_HOME": str(tmp_path)})
    assert {dirs.config.parent, dirs.state.parent, dirs.cache.parent} == {tmp_path}


@pytest.mark.parametrize("program", ["genko", "Genko.app/Contents/MacOS/genko"])
def test_a_folder_beside_the_program_makes_it_portable(tmp_path, monkeypatch, program):
    folder = tmp_path / PORTABLE
    assert portable_folder(tmp_path / program) is None
    folder.mkdir()
    assert portable_folder(tmp_path / program) == folder
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))
    assert user_dirs({}).config.parent != folder  # python's own folder means nothing
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert user_dirs({}).config.parent == folder
    assert user_dirs({"GENKO_HOME": str(tmp_path)}).config.parent == tmp_path


def test_a_folder_takes_everything_in_from_now_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environment: dict[str, str] = {}
    assert own_root(environment) is None
    assert become_portable(Path("stick/genko"), environment) is None
    assert own_root(environment) == tmp_path / "stick/genko"
    assert list((tmp_path / "stick/genko").iterdir()) == []
    assert user_dirs(environment).state.parent == tmp_path / "stick/genko"


def test_a_folder_that_takes_nothing_is_told_of(tmp_path):
    (tmp_path / "file").touch()
    environment = {HOME: "before"}
    assert become_portable(tmp_path / "file", environment)
    assert become_portable(tmp_path / "file" / "below", environment)
    assert environment == {HOME: "before"}
