"""What is known of a site before its posts are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.site import site_rules
from editor.site.site_rules import first_rules, load_site_rules, plain_rules


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "_genko"
    folder.mkdir()
    (folder / "schema.yml").write_text("extends: jekyll\nrequired: [title]\n", encoding="utf-8")
    (folder / "rules.yml").write_text("body/short: off\nbody/shirt: off\n", encoding="utf-8")
    return tmp_path


def test_the_schema_is_there_at_once_and_the_rules_when_asked_for(root: Path, monkeypatch):
    asked = []
    load = load_site_rules
    monkeypatch.setattr(site_rules, "load_site_rules", lambda at: (asked.append(at), load(at))[1])
    first = first_rules(root)
    assert first.schema.raw == load(root).schema.raw
    assert first.schema_path == root / "_genko" / "schema.yml"
    assert asked == []
    assert first.config["body/short"].severity is None
    assert first.config["body/long"] == load(root).config["body/long"]
    assert asked == [root]


def test_no_fault_is_told_before_all_is_read(root: Path):
    assert first_rules(root).problems == ()
    assert load_site_rules(root).problems != ()


def test_what_is_asked_for_is_what_is_read(root: Path, tmp_path_factory):
    bare = tmp_path_factory.mktemp("bare")
    for folder in (root, bare):
        assert first_rules(folder).config.settings == load_site_rules(folder).config.settings
    assert len(plain_rules().config.settings) == len(load_site_rules(bare).config.settings)
