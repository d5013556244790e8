"""A site's textlint configuration as rules of ours, and comments for textlint in posts."""

from __future__ import annotations

import pytest

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.schema.load import load_schema
from editor.rules.catalog import BY_ID, RULES
from editor.rules.config import configure
from editor.rules.engine import run
from editor.rules.standard import Standard
from editor.rules.textlint import NATIVE, PRESETS, read_textlint, rule_of
from editor.site.site_rules import preset


def reasons(read) -> list[tuple[str, object]]:
    return [(p.reason, p.args.get("rule") or p.args.get("preset")) for p in read.problems]


def test_the_table_names_rules_and_options_that_there_are() -> None:
    for native in NATIVE.values():
        options = {option.name for option in BY_ID[native.rule].options}
        assert set(native.options.values()) <= options
        assert not native.switches or "off" in options
    every = {name for names in PRESETS.values() for name in names}
    assert every <= NATIVE.keys()


def test_presets_are_layers_of_rules_that_are_accepted() -> None:
    for name in PRESETS:
        read = read_textlint({"rules": {f"preset-{name}": True}})
        config = configure(RULES, read.layer)
        assert config.problems == ()
        on = {rule for rule in read.layer if config[rule].severity is Severity.HINT}
        assert on == {NATIVE[r].rule for r in PRESETS[name] if r in NATIVE}
        assert read.problems == ()


def test_options_and_rules_that_are_off() -> None:
    rules = {
        "textlint-rule-preset-ja-technical-writing": {
            "sentence-length": {"max": 80},
            "max-ten": False,
            "no-exclamation-question-mark": {"allowFullWidthExclamation": True},
        },
        "@textlint-ja/textlint-rule-preset-ai-writing": {
            "no-ai-hype-expressions": {"allows": ["最新の"], "disableAbstractPatterns": True}
        },
    }
    layer = read_textlint({"rules": rules}).layer
    assert layer["prose/long-sentence"] == {"severity": "on", "max": 80}
    assert "prose/many-touten" not in layer
    assert layer["prose/exclamation-question"]["allow-full-width-exclamation"] is True
    assert layer["prose/hype"] == {"severity": "on", "off": ["abstract"], "allow": ["最新の"]}
    assert layer["prose/long-kanji"]["max"] == 6


def test_entries_of_a_dictionary_that_are_off_and_what_they_let_pass() -> None:
    entries = {"dict1": {"disabled": True}, "dict5": {"disabled": True, "allows": ["計算を実行"]}}
    rules = {"ja-no-redundant-expression": {"dictOptions": entries}}
    wish = read_textlint({"rules": rules}).layer["prose/redundant-phrase"]
    assert wish == {"severity": "on", "off": ["do"], "allow": ["計算を実行"]}
    entries["dict2"] = {"disabled": True}
    both = read_textlint({"rules": rules}).layer["prose/redundant-phrase"]
    assert both["off"] == ["can", "do"]


def test_options_without_a_counterpart_are_told() -> None:
    wish = {"max": 3, "kuten": "．", "severity": "warning"}
    read = read_textlint({"rules": {"max-ten": wish, "max-comma": {"dictOptions": {}}}})
    told = [(p.reason, p.args["rule"], p.args["option"]) for p in read.problems]
    assert told == [
        ("option-missing", "max-ten", "kuten"),
        ("option-missing", "max-comma", "dictOptions"),
    ]
    assert read.layer["prose/many-touten"] == {"severity": "on", "max": 3}


def test_rules_without_a_preset() -> None:
    read = read_textlint({"rules": {"max-ten": {"max": 4}, "no-nfd": True, "prh": {}, "a": False}})
    assert read.layer == {
        "prose/many-touten": {"severity": "on", "max": 4},
        "prose/decomposed-kana": {"severity": "on"},
    }
    assert reasons(read) == [("rule-missing", "prh")]


def test_names_that_no_preset_has_are_told() -> None:
    rules = {
        "preset-ja-technical-writing": {"sentence-lenght": True, "no-such": True},
        "preset-jtf-style": True,
    }
    assert reasons(read_textlint({"rules": rules})) == [
        ("no-such-rule-near", "sentence-lenght"),
        ("no-such-rule", "no-such"),
        ("preset-missing", "jtf-style"),
    ]


def test_presets_that_contradict_are_told_and_the_later_one_decides() -> None:
    read = read_textlint(
        {
            "rules": {
                "preset-japanese": {"no-mix-dearu-desumasu": {"preferInBody": "である"}},
                "preset-ja-technical-writing": True,
            }
        }
    )
    assert read.layer["prose/mixed-style"]["prefer-in-body"] == "ですます"
    assert [(p.reason, p.args["option"]) for p in read.problems] == [
        ("contradiction", "preferInBody")
    ]


@pytest.mark.parametrize("document", [None, [], "a"])
def test_what_is_no_configuration_is_told(document: object) -> None:
    assert reasons(read_textlint(document)) == [("not-a-mapping", None)]


def test_names_as_textlint_prints_them() -> None:
    assert rule_of("ja-technical-writing/max-ten") == "prose/many-touten"
    assert rule_of("@textlint-ja/ai-writing/no-ai-hype-expressions") == "prose/hype"
    assert rule_of("a/b") is None


BODY = """本当？

<!-- textlint-disable ja-technical-writing/no-exclamation-question-mark -->

本当？

<!-- textlint-enable -->

本当？

<!-- textlint-disable -->

本当？
"""


@pytest.mark.parametrize(("comments", "lines"), [(False, [1, 5, 9, 13]), (True, [1, 9])])
def test_comments_are_heard_where_the_filter_is_on(comments: bool, lines: list[int]) -> None:
    read = read_textlint(
        {"filters": {"comments": comments}, "rules": {"no-exclamation-question-mark": True}}
    )
    assert read.comments is comments
    schema = load_schema({"extends": "jekyll"}, preset).schema
    config = configure(RULES, read.layer, textlint_comments=read.comments)
    post = Post("a.md", BODY)
    rule = BY_ID["prose/exclamation-question"]
    found = run(post, Standard(schema, config), rules=[rule])
    assert [post.lines.line_of(f.span.start) + 1 for f in found if f.span] == lines
