"""One shared setting written into the site's file, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange
from editor.app.site_setting_changes import remove_shared, share
from editor.site.site_settings import load_site_settings


def file(root: Path) -> Path:
    return root / "_genko" / "settings.yml"


def test_a_new_file_says_what_it_is(tmp_path):
    assert isinstance(share(tmp_path, "tab_width", 4, "共有する設定"), SettingsChange)
    assert file(tmp_path).read_text(encoding="utf-8") == "# 共有する設定\ntab_width: 4\n"
    assert load_site_settings(tmp_path).values == {"tab_width": 4}


@pytest.mark.parametrize(
    "value", ["ja", "---\ntitle: $title\n---\n\n本文: #1\n", "a: b", "", "yes"]
)
def test_every_text_comes_back(tmp_path, value):
    name = "new_post" if "\n" in value or value == "" else "image_name"
    assert isinstance(share(tmp_path, name, value, "h"), SettingsChange)
    share(tmp_path, "errors_block", False, "h")
    assert load_site_settings(tmp_path).values == {name: value, "errors_block": False}


def test_line_ends_and_byte_order_mark_stay(tmp_path):
    file(tmp_path).parent.mkdir()
    file(tmp_path).write_bytes(b"\xef\xbb\xbf# a\r\ntab_width: 2\r\nline_width: 40\r\n")
    share(tmp_path, "tab_width", 8, "h")
    remove_shared(tmp_path, "line_width")
    assert file(tmp_path).read_bytes() == b"\xef\xbb\xbf# a\r\ntab_width: 8\r\n"


@pytest.mark.parametrize("data", [b"a: [\n", b"\xff\n", b"- a\n"])
def test_a_file_that_cannot_be_read_stays_as_it_is(tmp_path, data):
    file(tmp_path).parent.mkdir()
    file(tmp_path).write_bytes(data)
    for outcome in (share(tmp_path, "tab_width", 8, "h"), remove_shared(tmp_path, "tab_width")):
        assert isinstance(outcome, Failed)
        assert outcome.args["name"] == "_genko/settings.yml"
    assert file(tmp_path).read_bytes() == data
