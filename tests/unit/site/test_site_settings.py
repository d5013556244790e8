"""What the editors of a site share: read from `_genko/settings.yml`, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app.finding_texts import finding_text
from editor.site.resources import load_messages
from editor.site.setting_catalog import BY_ID, SETTINGS, Scope, fault_of
from editor.site.settings import (
    Layers,
    Settings,
    Source,
    chosen_by_me,
    effective,
    source_of,
    without_mine,
)
from editor.site.site_settings import OF_SITES, SiteSettings, load_site_settings


def keep(root: Path, data: str | bytes, name: str = "settings.yml") -> SiteSettings:
    file = root / "_genko" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return load_site_settings(root)


def test_a_site_without_the_file_has_none(tmp_path):
    assert load_site_settings(tmp_path) == SiteSettings()


@pytest.mark.parametrize("text", ["", "# 後で書く\n", "---\n", "tab_width:\n"])
def test_a_file_that_sets_nothing_has_no_faults(tmp_path, text):
    assert keep(tmp_path, text) == SiteSettings()


def test_values_are_read_as_they_are_written(tmp_path):
    read = keep(
        tmp_path,
        "# 編集部の取り決め\r\ncheck_language: ja\r\ntab_width: 4 # 幅\r\nerrors_block: off\r\n"
        "new_post: |\r\n  ---\r\n  title: $title\r\n  ---\r\n\r\n  ## はじめに\r\n",
    )
    assert read.problems == ()
    assert read.values == {
        "check_language": "ja",
        "tab_width": 4,
        "errors_block": False,
        "new_post": "---\ntitle: $title\n---\n\n## はじめに\n",
    }


FAULTS = [
    ("tab_width: [1", "not-yaml", 1),
    ("tab_width: 2\n\tline_width: 3\n", "not-yaml", 2),
    ("- tab_width\n", "not-settings", 1),
    ("tab_width: 2\n---\ntab_width: 3\n", "not-settings", 1),
    ("tab_width: 2\ntab-widht: 3\n", "unknown-near", 2),
    ("colour: red\n", "unknown", 1),
    ("theme: dark\n", "personal", 1),
    ("remote_sites: [here]\n", "unknown", 1),
    ("check_language: fr\n", "bad-choice", 1),
    ("preview_view: [page]\n", "bad-choice", 1),
    ("errors_block: 1\n", "no-switch", 1),
    ('tab_width: "4"\n', "no-number", 1),
    ("tab_width: true\n", "no-number", 1),
    ("image_folder: 2026\n", "no-text", 1),
    ("tab_width: 40\n", "out-of-range", 1),
    ("image_folder: ../elsewhere\n", "bad-folder", 1),
    ("image_folder: /assets\n", "bad-folder", 1),
    ("image_name: $yaer-$name\n", "unknown-word", 1),
    ("image_name: a/b\n", "bad-name", 1),
    ('new_post: "---\\ntitle: [\\n---\\n"\n', "bad-template", 1),
    ('new_post: "---\\ntitle: a\\n"\n', "bad-template", 1),
    ("new_post: $titel\n", "unknown-word", 1),
    ("tab_width: 2\ntab_width: 3\n", "duplicate", 1),
]


@pytest.mark.parametrize(("text", "variant", "line"), FAULTS)
def test_a_fault_says_what_and_where_and_the_rest_stands(tmp_path, text, variant, line):
    read = keep(tmp_path, text)
    (rel, finding), *others = read.problems
    assert others == []
    assert (rel, finding.variant) == ("_genko/settings.yml", variant)
    start = finding.span.start if finding.span else 0
    assert read.text.count("\n", 0, start) + 1 == line
    for language in ("ja", "en"):
        told = finding_text(finding, load_messages(language))
        assert finding.args.get("near", "") in told
    if variant not in ("not-yaml", "not-settings"):
        rest = keep(tmp_path, f"line_width: 40\n{text}")
        assert rest.values["line_width"] == 40
        assert len(rest.problems) == 1


def test_the_line_of_broken_yaml_is_the_files(tmp_path):
    for text in ("a: 1\nb: [\n", "---\nb: [\n"):
        read = keep(tmp_path, text)
        assert "2" in finding_text(read.problems[0][1], load_messages("en"))


def test_bytes_that_are_no_text_are_told(tmp_path):
    read = keep(tmp_path, b"tab_width: \xff\n")
    assert [finding.variant for _, finding in read.problems] == ["not-text"]
    (tmp_path / "_genko" / "settings.yml").unlink()
    (tmp_path / "_genko" / "settings.yml").mkdir()
    assert [f.variant for _, f in load_site_settings(tmp_path).problems] == ["unreadable"]


def test_nobody_is_trusted_by_a_file_of_the_site():
    assert not {name for name in OF_SITES if "site" in name or name == "confirm_links"}
    assert BY_ID["confirm_links"].scope is Scope.PERSONAL


def test_the_sites_value_holds_over_mine_unless_mine_is_marked():
    mine = Settings(tab_width=8)
    layers = Layers(mine, {"tab_width": 4, "errors_block": False})
    assert effective(layers).tab_width == 4
    assert effective(layers).errors_block is False
    assert source_of("tab_width", layers) is Source.SITE
    assert source_of("line_width", layers) is Source.DEFAULT
    own = chosen_by_me(layers, {"tab_width": 8, "zoom": 2})
    marked = Layers(own, layers.site)
    assert own.own == ("tab_width",)
    assert effective(marked).tab_width == 8
    assert source_of("tab_width", marked) is Source.MINE
    assert source_of("zoom", marked) is Source.MINE
    assert effective(Layers(without_mine(own, "tab_width"), layers.site)).tab_width == 4


def test_without_a_site_mine_holds():
    assert effective(Layers(Settings(tab_width=8))).tab_width == 8
    assert chosen_by_me(Layers(Settings()), {"tab_width": 8}).own == ()


def test_every_default_is_a_value_that_the_file_may_have():
    defaults = [(info, getattr(Settings(), info.id)) for info in SETTINGS]
    assert {fault_of(info, default, default) for info, default in defaults} == {None}
