from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from editor.site.setting_catalog import SETTINGS, Scope, SettingInfo
from editor.site.settings import Settings
from editor.site.settings_exchange import CHOSEN as CHOSEN_NAMES
from editor.site.settings_exchange import (
    Imported,
    Unusable,
    exported,
    imported,
    read_import,
    unchosen,
    write_export,
)

HERE = replace(Settings(), recent_sites=("/here",), layout={"window": "x"})
CHOSEN = replace(
    HERE,
    language="ja",
    theme="contrast",
    text_font="明朝",
    zoom=-2,
    pairs=False,
    shortcuts={"file.save": "Ctrl+Alt+S", "view.zoom-in": ""},
)


def test_choices_go_to_another_machine_and_nothing_else_does():
    there = replace(
        Settings(),
        recent_sites=("/there",),
        open_posts=("/there/a.md",),
        script_sites=("/there",),
        layout={"window": "y"},
    )
    assert "/here" not in exported(CHOSEN)
    arrived = imported(exported(CHOSEN), there)
    kept = {part.name: getattr(there, part.name) for part in fields(Settings)}
    kept |= {name: getattr(CHOSEN, name) for name in CHOSEN_NAMES}
    assert arrived == Imported(Settings(**kept))


def test_every_choice_of_mine_comes_back_and_no_other_field_is_in_the_file():
    other = {
        info.id: next(value for value in values(info) if value != getattr(Settings(), info.id))
        for info in SETTINGS
        if info.scope is not Scope.SITE
    }
    mine = replace(HERE, **other, own=("tab_width",))
    arrived = imported(exported(mine), Settings())
    assert arrived == Imported(replace(Settings(), **other, own=("tab_width",)))
    names = set(json.loads(exported(mine)))
    assert names == {"kind", "version", "shortcuts", "own", *other}
    remembered = {part.name for part in fields(Settings)} - names
    of_sites = {info.id for info in SETTINGS if info.scope is Scope.SITE}
    assert remembered - of_sites >= {"layout", "recent_sites", "open_posts", "hidden_panes"}
    assert remembered - of_sites >= {"remote_sites", "script_sites", "link_sites"}


def values(info: SettingInfo) -> Iterator[object]:
    """Values that a setting may have."""
    default = getattr(Settings(), info.id)
    if isinstance(default, bool):
        yield not default
    elif isinstance(default, int):
        yield from (info.lowest, info.highest)
    else:
        yield from (*info.choices, *(() if info.choices else ("山田",)))


def test_a_choice_that_does_not_fit_is_named_and_the_programs_own():
    data = json.loads(exported(CHOSEN))
    data |= {"zoom": 1000, "theme": "pink", "other": 1, "errors_block": False, "layout": {"w": "x"}}
    arrived = imported(json.dumps(data), HERE)
    assert isinstance(arrived, Imported)
    assert arrived.settings == replace(CHOSEN, zoom=0, theme="system")
    assert set(arrived.left_out) == {"zoom", "theme", "other", "errors_block", "layout"}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"kind": "other"}', "null", "[" * 100_000])
def test_another_file_is_refused(text):
    assert imported(text, HERE) == Unusable("no-import")


@pytest.mark.parametrize("version", [2, "two", None])
def test_a_file_of_a_newer_form_is_refused(version):
    data = json.loads(exported(CHOSEN)) | {"version": version}
    assert imported(json.dumps(data), HERE) == Unusable("newer-import", {"version": str(version)})


def test_a_file_of_before_there_were_versions_is_taken():
    data = json.loads(exported(CHOSEN))
    del data["version"]
    assert imported(json.dumps(data), HERE) == Imported(CHOSEN)


def test_through_a_file(tmp_path):
    path = tmp_path / "設定.json"
    assert write_export(path, CHOSEN) is None
    assert read_import(path, HERE) == Imported(CHOSEN)
    usual = tmp_path / "usual"
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode, "others may read it, as any file saved"
    path.write_bytes(b"\xff\xfe")
    assert read_import(path, HERE) == Unusable("no-import")
    absent = read_import(tmp_path / "absent.json", HERE)
    assert isinstance(absent, Unusable)
    assert absent.args["reason"]
    assert write_export(tmp_path / "absent" / "a.json", CHOSEN)


def test_everything_as_at_the_first_start_but_what_was_remembered():
    assert unchosen(CHOSEN) == HERE
