from __future__ import annotations

import json
import stat
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.setting_catalog import SETTINGS
from editor.site.settings import MOST_RECENT, Settings, SettingsStore, with_recent


def test_settings_come_back_as_they_were_saved(tmp_path):
    store = SettingsStore(tmp_path / "config")
    assert store.load() == Settings()
    chosen = replace(
        Settings(),
        language="ja",
        theme="dark",
        zoom=3,
        recent_sites=("/a", "/日本"),
        layout={"g": "x"},
    )
    assert store.save(chosen) is None
    assert SettingsStore(tmp_path / "config").load() == chosen
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"", b"nonsense"])
def test_a_damaged_file_is_set_aside(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    store = SettingsStore(tmp_path)
    assert store.load() == Settings()
    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == content
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("theme", 1),
        ("zoom", 99),
        ("zoom", True),
        ("zoom", "1"),
        ("word_wrap", 1),
        ("journal_delay", 1),
        ("recent_sites", [1]),
        ("recent_sites", "a"),
        ("layout", []),
        ("unknown", 1),
    ],
)
def test_one_value_out_of_place_costs_no_other(tmp_path, name, value):
    (tmp_path / "settings.json").write_text(
        json.dumps({"theme": "dark", name: value}), encoding="utf-8"
    )
    loaded = SettingsStore(tmp_path).load()
    expected = Settings() if name == "theme" else replace(Settings(), theme="dark")
    assert loaded == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([part.name for part in fields(Settings)])


@given(st.dictionaries(NAMES, JSON) | JSON)
def test_no_file_keeps_the_program_from_starting(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(content), encoding="utf-8")
    store = SettingsStore(folder)
    loaded = store.load()
    assert store.save(loaded) is None
    assert store.load() == loaded


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    assert SettingsStore(tmp_path / "file").save(Settings())


def test_every_setting_to_choose_is_one_of_the_record():
    names = {part.name for part in fields(Settings)}
    assert {info.id for info in SETTINGS} <= names
    assert len({info.id for info in SETTINGS}) == len(SETTINGS)
    for info in SETTINGS:
        default = getattr(Settings(), info.id)
        assert not info.choices or default in info.choices
        assert info.lowest is None or info.lowest <= default


def test_recent_sites_are_each_there_once_the_last_first():
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings = replace(settings, recent_sites=with_recent(settings, Path(f"/{number}")))
    again = with_recent(settings, Path("/5"))
    assert again[0] == "/5"
    assert len(again) == len(set(again)) == MOST_RECENT


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for a right of their own there")
def test_a_file_kept_elsewhere_stays_there_with_its_mode(tmp_path):
    mine = tmp_path / "dotfiles" / "genko.json"
    mine.parent.mkdir()
    mine.write_text("{}", encoding="utf-8")
    mine.chmod(0o640)
    folder = tmp_path / "genko"
    folder.mkdir()
    (folder / "settings.json").symlink_to(mine)
    assert SettingsStore(folder).save(replace(Settings(), language="ja")) is None
    assert (folder / "settings.json").is_symlink()
    assert stat.S_IMODE(mine.stat().st_mode) == 0o640
    assert SettingsStore(folder).load().language == "ja"


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_a_new_file_is_for_this_user_alone(tmp_path):
    assert SettingsStore(tmp_path).save(Settings()) is None
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600
