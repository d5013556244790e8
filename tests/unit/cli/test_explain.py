"""genko explain: every rule in both languages, and the list of all."""

from __future__ import annotations

import pytest

from editor.cli.main import main
from editor.core.findings import Applicability
from editor.rules.catalog import RULES
from editor.rules.explanation import examples
from editor.rules.model import Rule
from editor.rules.notices import NOTICES


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_explained(rule: Rule, language: str, capsys) -> None:
    assert main(["--language", language, "explain", rule.id]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{rule.id}: ")
    assert "{" not in out.replace("{slug: ", "") or "{" in examples(rule).bad + examples(rule).good
    for example in (examples(rule).bad, examples(rule).good):
        assert example
        assert all(line in out for line in example.split("\n"))
    by_hand = sum(safety is Applicability.MANUAL for safety in rule.fixes.values())
    assert out.count("genko fix") == len(rule.fixes) - by_hand
    assert all(f"  - {option.name}: " in out for option in rule.options)


@pytest.mark.parametrize("name", NOTICES)
def test_what_is_no_rule_is_explained_too(name: str, capsys) -> None:
    assert main(["--language", "en", "explain", name]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")


def test_all_rules_are_listed(capsys) -> None:
    assert main(["--language", "en", "explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [line.split()[0] for line in lines if "/" in line.split("  ")[0]]
    assert sorted(told) == sorted([*(rule.id for rule in RULES), *NOTICES])
    groups = [line for line in lines if line and "/" not in line.split("  ")[0]]
    assert groups[0] == "Front matter"
    assert len(groups) == len({rule.id.partition("/")[0] for rule in RULES}) + 1
    off = {line.split()[0] for line in lines if line.split()[1:2] == ["off"]}
    assert off == {rule.id for rule in RULES if not rule.on}


def test_an_unknown_rule_is_wrong_use(capsys) -> None:
    assert main(["--language", "en", "explain", "header/titel-length"]) == 2
    assert "Did you mean “header/title-length”?" in capsys.readouterr().err
    assert main(["--language", "en", "explain", "zzz"]) == 2
