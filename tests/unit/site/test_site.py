from __future__ import annotations

from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from editor.i18n.catalog import LANGUAGES
from editor.site.local_zone import local_zone
from editor.site.resources import load_messages
from editor.site.site import Site, SiteProblem, find_site_root, open_site


def opened(folder: Path, config: str | bytes, name: str = "_config.yml") -> Site:
    data = config.encode() if isinstance(config, str) else config
    (folder / name).write_bytes(data)
    site = open_site(folder)
    assert isinstance(site, Site)
    for language in LANGUAGES:
        for problem in site.problems:
            assert load_messages(language).text(problem.message, **problem.args)
    return site


def test_a_site_is_a_folder_with_settings(tmp_path):
    site = opened(tmp_path, "title: 私のブログ\r\ntimezone: Asia/Tokyo\r\n")
    assert (site.config.title, site.config.zone) == ("私のブログ", ZoneInfo("Asia/Tokyo"))
    assert site.problems == ()
    assert open_site(tmp_path / "_config.yml") == site
    assert site.rel(tmp_path / "_posts" / "a.md") == "_posts/a.md"


def test_the_machines_zone_stands_in(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert opened(tmp_path, "title: x").config.zone == ZoneInfo("Europe/Berlin")
    assert local_zone({"TZ": "no such zone"}) is UTC
    assert local_zone({}) is not None


@pytest.mark.parametrize(
    ("config", "message", "line"),
    [
        ("title: x\nother: [a\n", "site.config.yaml", 2),
        ("title: :symbol\n", "site.config.yaml", 1),
        ("- a\n- b\n", "site.config.not-settings", 1),
        (b"title: x\ntitle: \xff\n", "site.config.encoding", 2),
    ],
)
def test_settings_that_cannot_be_read_are_a_problem_with_a_line(tmp_path, config, message, line):
    site = opened(tmp_path, config)
    assert [(p.message, p.args["line"]) for p in site.problems] == [(message, line)]
    assert site.config.permalink == "date"


def test_an_empty_file_and_toml_are_settings_too(tmp_path):
    assert opened(tmp_path, "").problems == ()
    (tmp_path / "_config.yml").unlink()
    site = opened(tmp_path, 'title = "T"\nfuture = true\nwhen = 2026-01-02', "_config.toml")
    assert (site.config.title, site.config.future) == ("T", True)
    assert opened(tmp_path, "title =", "_config.toml").problems[0].message == "site.config.toml"


@pytest.mark.parametrize(
    ("lock", "version"),
    [
        ("    jekyll (4.3.1)\n    kramdown (2.4.0)\n      rexml\n", "2.4"),
        ("    kramdown (2.5.1)\n", "2.5"),
        ("    kramdown (1.17.0)\n", None),
        ("    kramdown-parser-gfm (1.1.0)\n      kramdown (~> 2.0)\n", None),
        ("", None),
    ],
)
def test_the_gems_that_publish_decide_kramdowns_version(tmp_path, lock, version):
    (tmp_path / "Gemfile.lock").write_text(f"GEM\n  specs:\n{lock}", encoding="utf-8")
    site = opened(tmp_path, "title: a\n")
    assert site.config.kramdown.get("version") == version


def test_a_version_in_the_settings_wins(tmp_path):
    (tmp_path / "Gemfile.lock").write_text("    kramdown (2.5.1)\n", encoding="utf-8")
    site = opened(tmp_path, 'kramdown:\n  version: "2.4"\n')
    assert site.config.kramdown["version"] == "2.4"


def test_a_folder_with_posts_alone_is_a_site(tmp_path):
    assert open_site(tmp_path) == SiteProblem("site.none-here", {"path": str(tmp_path)})
    (tmp_path / "_posts").mkdir()
    assert isinstance(open_site(tmp_path), Site)
    missing = open_site(tmp_path / "no")
    assert isinstance(missing, SiteProblem)
    assert missing.message == "site.not-a-folder"


def test_the_site_of_a_post_is_the_closest_folder_with_settings(tmp_path):
    post = tmp_path / "site" / "news" / "_posts" / "x" / "2026-01-02-a.md"
    assert find_site_root(post) == tmp_path / "site" / "news"
    (tmp_path / "site" / "news").mkdir(parents=True)
    (tmp_path / "site" / "_config.yml").touch()
    assert find_site_root(post) == tmp_path / "site"
    assert find_site_root(tmp_path / "elsewhere" / "a.md") is None
