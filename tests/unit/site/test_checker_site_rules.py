"""A site's own schema and rule settings: found, extended, and their faults told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.core.schema.load import load_schema
from editor.rules.catalog import RULES
from editor.rules.config import configure
from editor.rules.notices import CONFIG_RULES, CONFIG_SCHEMA
from editor.site.resources import load_messages
from editor.site.site_rules import (
    SiteRules,
    check_schema_file,
    load_site_rules,
    plain_rules,
    preset,
    preset_names,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "_genko"
    made.mkdir()
    return made


def problems(rules: SiteRules) -> list[tuple[str, str, str]]:
    return [(place, f.rule, f.variant) for place, f in rules.problems]


def test_a_site_picks_a_preset_and_changes_it(folder: Path) -> None:
    (folder / "schema.yml").write_text(
        "extends: ai-news\nproperties: {title: {maxLength: 80}, mood: {type: string}}\n"
    )
    rules = load_site_rules(folder.parent)
    assert problems(rules) == []
    assert rules.schema.preset == "ai-news"
    title, tags = rules.schema.field("title"), rules.schema.field("tags")
    assert title is not None
    assert tags is not None
    assert (title.length.low, title.length.high, title.wanted.low) == (5, 80, 45)
    assert rules.schema.order[-1] == "mood"


def test_a_whole_json_schema_will_do(folder: Path) -> None:
    schema = {"required": ["title"], "properties": {"title": {"type": "string"}}}
    (folder / "schema.json").write_text(json.dumps(schema))
    rules = load_site_rules(folder.parent)
    assert rules.schema.order == ("title",)
    assert rules.schema.preset is None


def test_without_a_file_the_posts_decide(tmp_path: Path) -> None:
    rules = load_site_rules(tmp_path, [{"title": "a", "mood": "calm"}] * 30)
    assert rules.schema.inferred
    required = [f.key for f in rules.schema.fields if f.required]
    assert required == ["title", "mood"]


def test_settings_of_the_site_lie_over_those_of_its_schema(folder: Path) -> None:
    (folder / "schema.yml").write_text("extends: ai-news\n")
    assert load_site_rules(folder.parent).config["header/missing"].severity is Severity.ERROR
    (folder / "rules.yml").write_text("header/missing: hint\nbody/title-repeated: off\n")
    config = load_site_rules(folder.parent).config
    assert config["header/missing"].severity is Severity.HINT
    assert config["body/title-repeated"].severity is None
    assert config["file/name-pattern"].options["slug-length"] == 50


@pytest.mark.parametrize(
    ("name", "text", "rule", "variant"),
    [
        ("schema.yml", "a: [", CONFIG_SCHEMA, "unreadable"),
        ("schema.yml", "- a", CONFIG_SCHEMA, "not-a-mapping"),
        ("schema.yml", "extends: nowhere", CONFIG_SCHEMA, "unknown-preset"),
        ("schema.yml", "extends: ../secret", CONFIG_SCHEMA, "unknown-preset"),
        ("schema.json", "{", CONFIG_SCHEMA, "unreadable"),
        ("schema.yml", "properties: {a: {maxLength: x}}", CONFIG_SCHEMA, "not-json-schema"),
        ("rules.yml", "a: [", CONFIG_RULES, "unreadable"),
        ("rules.yml", "- a", CONFIG_RULES, "not-a-mapping"),
        ("rules.yml", "header/titel-length: off", CONFIG_RULES, "unknown-rule-near"),
        ("rules.yml", "zzz: off", CONFIG_RULES, "unknown-rule"),
        ("rules.yml", "header/missing: fatal", CONFIG_RULES, "bad-severity"),
        ("rules.yml", "header/missing: {a: 1}", CONFIG_RULES, "unknown-option"),
        ("rules.yml", "file/name-pattern: {slug: 1}", CONFIG_RULES, "bad-option"),
    ],
)
def test_faults_are_told_in_words(
    folder: Path, name: str, text: str, rule: str, variant: str
) -> None:
    (folder / name).write_text(text)
    rules = load_site_rules(folder.parent)
    assert problems(rules) == [(f"_genko/{name}", rule, variant)]
    finding = rules.problems[0][1]
    for language in ("ja", "en"):
        assert load_messages(language).text(f"rule.{rule}.{variant}", **finding.args)


def test_a_file_that_is_no_utf_8_is_told(folder: Path) -> None:
    (folder / "schema.yml").write_bytes(b"\xff\xfea")
    rules = load_site_rules(folder.parent)
    assert problems(rules) == [("_genko/schema.yml", CONFIG_SCHEMA, "unreadable")]
    assert rules.schema.order == plain_rules().schema.order


@pytest.mark.parametrize("name", preset_names())
def test_presets_are_without_fault_and_labelled_in_both_languages(name: str) -> None:
    loaded = load_schema({"extends": name}, preset)
    assert loaded.problems == ()
    assert configure(RULES, loaded.schema.severities).problems == ()
    for field in loaded.schema.fields:
        assert set(field.title) == {"ja", "en"}, field.key
        assert set(field.help) in (set(), {"ja", "en"}), field.key


def test_the_presets() -> None:
    assert preset_names() == ("ai-news", "jekyll")
    for name in ("", "..", "../x", "ai-news.yml", "nowhere"):
        assert preset(name) is None
    for language in ("ja", "en"):
        text = load_messages(language).text("rule.config/schema.unknown-preset", name="x")
        assert all(name in text for name in preset_names())


def test_unknown_rules_in_the_schema_are_told_of_the_schema(tmp_path: Path) -> None:
    folder = tmp_path / "_genko"
    folder.mkdir()
    (folder / "schema.yml").write_text(
        "extends: jekyll\nx-genko:\n  rules:\n    header/titel-length: off\n"
        "    file/name-pattern: { patern: a, slug: 5 }\n"
    )
    (folder / "rules.yml").write_text("header/tag-count: loud\n")
    told = [(place, f.rule, f.variant) for place, f in load_site_rules(tmp_path).problems]
    assert told == [
        ("_genko/schema.yml", "config/rules", "unknown-rule-near"),
        ("_genko/schema.yml", "config/rules", "unknown-option"),
        ("_genko/schema.yml", "config/rules", "bad-option"),
        ("_genko/rules.yml", "config/rules", "bad-severity"),
    ]
    (folder / "rules.yml").unlink()
    assert [place for place, _ in load_site_rules(tmp_path).problems] == ["_genko/schema.yml"] * 3
    assert check_schema_file(folder / "schema.yml")[0].args["near"] == "header/title-length"
