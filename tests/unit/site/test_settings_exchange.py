from __future__ import annotations

import json
from dataclasses import replace

import pytest

from editor.site.settings import Settings
from editor.site.settings_exchange import (
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
    there = replace(Settings(), recent_sites=("/there",), open_posts=("/there/a.md",))
    assert "/here" not in exported(CHOSEN)
    arrived = imported(exported(CHOSEN), there)
    assert arrived == replace(
        CHOSEN, recent_sites=there.recent_sites, open_posts=there.open_posts, layout={}
    )


def test_a_choice_out_of_range_is_the_programs_own():
    data = json.loads(exported(CHOSEN)) | {"zoom": 1000, "theme": "pink"}
    arrived = imported(json.dumps(data), HERE)
    assert arrived == replace(CHOSEN, zoom=0, theme="system")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"kind": "other"}', "null"])
def test_another_file_is_refused(text):
    assert imported(text, HERE) is None


def test_through_a_file(tmp_path):
    path = tmp_path / "設定.json"
    assert write_export(path, CHOSEN) is None
    assert read_import(path, HERE) == CHOSEN
    path.write_bytes(b"\xff\xfe")
    assert read_import(path, HERE) is None
    assert read_import(tmp_path / "absent.json", HERE) is None
    assert write_export(tmp_path / "absent" / "a.json", CHOSEN)


def test_everything_as_at_the_first_start_but_what_was_remembered():
    assert unchosen(CHOSEN) == HERE
