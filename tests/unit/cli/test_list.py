from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.cli.output import width, write_table


@pytest.fixture
def site(tmp_path: Path) -> Path:
    posts = {
        "_posts/2026-01-02-a.md": (
            "title: 題名\ndate: 2026-01-02 20:00:00\ntags: [yes, 010]\nn: 1:30"
        ),
        "_posts/2026-01-02-broken.md": "title: [",
        "_drafts/b.md": "when: 2026-01-02",
        "_posts/2999-01-02-later.md": "title: Later",
        "_posts/2026-01-03-off.md": "published: false",
    }
    for rel, header in posts.items():
        file = tmp_path / "site" / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{header}\n---\n", encoding="utf-8")
    config = tmp_path / "site" / "_config.yml"
    config.write_text("timezone: Asia/Tokyo\npermalink: pretty\n", encoding="utf-8")
    return tmp_path / "site"


def test_json_tells_what_jekyll_sees(genko, site):
    ran = genko("list", site, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    rows = {row["path"]: row for row in json.loads(ran.out)}
    assert rows["_posts/2026-01-02-a.md"] == {
        "path": "_posts/2026-01-02-a.md",
        "url": "/2026/01/03/a/",
        "date": "2026-01-03T05:00:00+09:00",
        "state": "published",
        "draft": False,
        "published": True,
        "scheduled": False,
        "title": "題名",
        "categories": [],
        "tags": ["true", "8"],
        "front_matter": {
            "title": "題名",
            "date": "2026-01-03 05:00:00 +0900",
            "tags": [True, 8],
            "n": 5400,
        },
        "error": None,
    }
    assert rows["_posts/2999-01-02-later.md"]["scheduled"]
    assert rows["_posts/2026-01-03-off.md"]["state"] == "hidden"
    assert rows["_drafts/b.md"]["draft"]
    assert rows["_drafts/b.md"]["front_matter"] == {"when": "2026-01-02"}
    broken = rows["_posts/2026-01-02-broken.md"]
    assert broken["front_matter"] is None
    assert broken["error"]["id"].startswith("header.error.")


def test_the_second_list_is_the_first(genko, site, genko_home):
    assert genko("list", site, "--format", "json") == genko("list", site, "--format", "json")
    assert list((genko_home / "cache").iterdir())


def test_text_has_a_line_for_each_post(genko, site):
    lines = genko("--language", "ja", "list", site).out.splitlines()
    assert len(lines) == 5
    assert "下書き" in lines[0]
    assert "公開予定" in lines[1]
    line = next(line for line in lines if "-a.md" in line)
    assert line.split() == [
        "2026-01-03",
        "05:00",
        "公開",
        "_posts/2026-01-02-a.md",
        "/2026/01/03/a/",
        "題名",
    ]


def test_a_faulty_configuration_is_told_and_the_list_goes_on(genko, site):
    (site / "_config.yml").write_text("title: x\nother: [\n", encoding="utf-8")
    ran = genko("list", site, "--format", "json")
    assert ran.code == 0
    assert len(json.loads(ran.out)) == 5
    assert "_config.yml" in ran.err


def test_a_folder_without_a_site_is_wrong_usage(genko, tmp_path):
    ran = genko("list", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path) in ran.err


def test_columns_stand_under_each_other_in_full_width_too(capsys):
    import sys

    write_table([("日本", "x"), ("abcde", "y"), ("z" * 100, "w")], sys.stdout)
    lines = capsys.readouterr().out.splitlines()
    assert width(lines[0].removesuffix("x")) == width(lines[1].removesuffix("y")) == 62
    assert lines[2] == "z" * 100 + "  w"
