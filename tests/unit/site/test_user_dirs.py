from __future__ import annotations

import sys

import pytest

from editor.site.user_dirs import PORTABLE, portable_folder, user_dirs


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
