"""Rule settings: layers, options, and faults that are told instead of passed over."""

from __future__ import annotations

import pytest

from editor.core.findings import Severity
from editor.rules.config import configure
from editor.rules.model import Need, Option, Rule


def nothing(_post, _cx):
    return iter(())


RULES = (
    Rule("header/one", Severity.ERROR, Need.HEADER, nothing),
    Rule("body/two", Severity.HINT, Need.BODY, nothing, on=False),
    Rule(
        "file/three",
        Severity.WARNING,
        Need.HEADER,
        nothing,
        options=(
            Option("pattern", ""),
            Option("least", 3),
            Option("words", ("a",)),
            Option("all", default=True),
        ),
    ),
)


def severities(*layers) -> list[Severity | None]:
    config = configure(RULES, *layers)
    assert config.problems == ()
    return [config[rule.id].severity for rule in RULES]


def test_without_settings_rules_are_as_they_say() -> None:
    assert severities() == [Severity.ERROR, None, Severity.WARNING]
    assert severities(None, {}) == severities()


def test_later_layers_win() -> None:
    layers = ({"header/one": "off", "body/two": "on"}, {"header/one": "hint"})
    assert severities(*layers) == [Severity.HINT, Severity.HINT, Severity.WARNING]


def test_yamls_bare_off_and_on_are_understood() -> None:
    assert severities({"header/one": False, "body/two": True}) == [
        None,
        Severity.HINT,
        Severity.WARNING,
    ]


def test_options_are_taken_and_the_rest_keeps_its_default() -> None:
    wish = {"severity": "error", "pattern": "a+", "words": ["b"], "least": 4, "all": False}
    config = configure(RULES, {"file/three": wish})
    assert config.problems == ()
    assert config["file/three"].severity is Severity.ERROR
    options = {"pattern": "a+", "words": ("b",), "least": 4, "all": False}
    assert config["file/three"].options == options
    assert configure(RULES)["file/three"].options["least"] == 3


@pytest.mark.parametrize(
    ("layer", "reason", "args"),
    [
        ({"header/on": "off"}, "unknown-rule-near", {"rule": "header/on", "near": "header/one"}),
        ({"zzz": "off"}, "unknown-rule", {"rule": "zzz"}),
        ({"header/one": "fatal"}, "bad-severity", {"rule": "header/one", "value": "fatal"}),
        ({"header/one": {"x": 1}}, "unknown-option", {"rule": "header/one", "option": "x"}),
        (
            {"file/three": {"least": "4"}},
            "bad-option",
            {"rule": "file/three", "option": "least", "value": "4"},
        ),
        (
            {"file/three": {"least": True}},
            "bad-option",
            {"rule": "file/three", "option": "least", "value": "True"},
        ),
        (
            {"file/three": {"words": [1]}},
            "bad-option",
            {"rule": "file/three", "option": "words", "value": "[1]"},
        ),
        (["header/one"], "not-a-mapping", {}),
    ],
)
def test_faults_are_told_and_change_nothing(layer, reason: str, args: dict[str, str]) -> None:
    config = configure(RULES, layer)
    assert [(p.reason, dict(p.args)) for p in config.problems] == [(reason, args)]
    assert config.settings == configure(RULES).settings
