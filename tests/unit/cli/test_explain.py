"""genko explain: every rule in both languages, and the list of all."""

from __future__ import annotations

import pytest

from editor.cli.main import main
from editor.rules.catalog import NOTICES, RULES
from editor.rules.explanation import examples
from editor.rules.model import Rule


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
    assert out.count("genko fix") == len(rule.fixes)
    assert all(f"  - {option.name}: " in out for option in rule.options)


@pytest.mark.parametrize("name", NOTICES)
def test_what_is_no_rule_is_explained_too(name: str, capsys) -> None:
    assert main(["--language", "en", "explain", name]) == 0
    assert capsys.readouterr().out.startswith(f"{name}: ")


def test_all_rules_are_listed(capsys) -> None:
    assert main(["--language", "en", "explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*(rule.id for rule in RULES), *NOTICES]


def test_an_unknown_rule_is_wrong_use(capsys) -> None:
    assert main(["--language", "en", "explain", "header/titel-length"]) == 2
    assert "Did you mean “header/title-length”?" in capsys.readouterr().err
    assert main(["--language", "en", "explain", "zzz"]) == 2
