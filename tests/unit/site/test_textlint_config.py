"""The site's textlint configuration: found, read, and told what of it has no effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.site.resources import load_messages
from editor.site.site_rules import load_site_rules

CONFIG = """{
  // what the blog wants
  "filters": {"comments": true},
  "rules": {
    "preset-ja-technical-writing": {"max-ten": {"max": 4}, "no-such": true,},
    "preset-ai-writing": {"no-ai-hype-expressions": {"allows": "http://a"}},
  }
}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("title: a\n")
    return tmp_path


def test_without_it_prose_rules_are_off(site: Path) -> None:
    rules = load_site_rules(site)
    on = [name for name, s in rules.config.settings.items() if s.severity is not None]
    assert not [name for name in on if name.startswith("prose/")]
    assert not any(setting.textlint_comments for setting in rules.config.settings.values())


def test_it_is_a_layer_below_the_sites_own_rules(site: Path) -> None:
    (site / ".textlintrc.json").write_text(CONFIG, encoding="utf-8")
    (site / "_genko").mkdir()
    (site / "_genko" / "rules.yml").write_text(
        "prose/many-touten: { severity: warning }\nprose/hype: off\n"
    )
    config = load_site_rules(site).config
    assert config["prose/many-touten"].severity is Severity.WARNING
    assert config["prose/many-touten"].options["max"] == 4
    assert config["prose/hype"].severity is None
    assert config["prose/long-kanji"].severity is Severity.HINT
    assert config["prose/many-touten"].textlint_comments


def test_what_has_no_effect_is_told_in_both_languages(site: Path) -> None:
    (site / ".textlintrc.json").write_text(CONFIG, encoding="utf-8")
    rules = load_site_rules(site)
    found = {
        (place, f.rule, f.variant, f.severity)
        for place, f in rules.problems
        if f.variant != "analyser-missing"
    }
    assert found == {
        (".textlintrc.json", "config/textlint", "no-such-rule", Severity.WARNING),
        (".textlintrc.json", "config/textlint", "bad-option", Severity.WARNING),
    }
    for language in ("ja", "en"):
        messages = load_messages(language)
        for _, finding in rules.problems:
            assert messages.text(f"rule.{finding.rule}.{finding.variant}", **finding.args)


@pytest.mark.parametrize("name", [".textlintrc", ".textlintrc.yml"])
def test_yaml_is_read_too(site: Path, name: str) -> None:
    (site / name).write_text("rules:\n  max-ten: true\n")
    assert load_site_rules(site).config["prose/many-touten"].severity is Severity.HINT


@pytest.mark.parametrize("text", ['{"rules": ', "[1, 2]"])
def test_one_that_cannot_be_read_is_told(site: Path, text: str) -> None:
    (site / ".textlintrc.json").write_text(text)
    (_, finding), *more = load_site_rules(site).problems
    assert not more
    assert finding.variant in {"unreadable", "not-a-mapping"}
    assert finding.severity is Severity.WARNING


def test_an_absent_analyser_is_told_once_and_nothing_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.site.site_rules.available", lambda: False)
    (site / ".textlintrc.json").write_text('{"rules": {"preset-japanese": true}}')
    (place, finding), *more = load_site_rules(site).problems
    assert not more
    assert (place, finding.variant, finding.severity) == (
        ".textlintrc.json",
        "analyser-missing",
        Severity.HINT,
    )
    assert finding.args["rules"] == "prose/doubled-particle"


def test_where_no_rule_wants_the_analyser_nothing_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.site.site_rules.available", lambda: False)
    assert load_site_rules(site).problems == ()
