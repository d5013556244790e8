"""The catalogue is complete: ids, docstrings and texts in both languages."""

from __future__ import annotations

import inspect
import re
import sys

import pytest

from editor.core.schema.types import FIELD_TYPES
from editor.i18n.catalog import argument_names
from editor.rules.catalog import RULES
from editor.rules.header.field_range import VARIANTS
from editor.rules.model import Rule
from editor.rules.notices import NOTICES
from editor.site.resources import load_messages

PART = re.compile(r"rule\.(?P<rule>[a-z-]+/[a-z-]+)\.(?P<rest>.+)\Z")


def base(message_id: str) -> str:
    return message_id.removesuffix(".one").removesuffix(".other")


def test_ids_are_unique_and_say_where_the_rule_is() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        module = rule.check.__module__
        assert module == "editor.rules." + rule.id.replace("/", ".").replace("-", "_")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_docstrings_have_all_parts(rule: Rule) -> None:
    doc = inspect.getdoc(sys.modules[rule.check.__module__]) or ""
    assert doc.startswith(f"{rule.id}: ")
    for part in ("\nWhy: ", "\nBad::\n", "\nGood::\n", "\nFix: "):
        assert doc.count(part) == 1, part


@pytest.mark.parametrize("language", ["ja", "en"])
def test_texts_are_complete_and_none_is_left_over(language: str) -> None:
    messages = load_messages(language)
    by_rule: dict[str, set[str]] = {}
    for message_id in messages.ids():
        found = PART.match(base(message_id))
        if found:
            by_rule.setdefault(found["rule"], set()).add(found["rest"])
    assert set(by_rule) == {rule.id for rule in RULES} | set(NOTICES)
    for rule in RULES:
        texts = by_rule[rule.id]
        fixes = {t.removeprefix("fix.") for t in texts if t.startswith("fix.")}
        assert fixes == set(rule.fixes)
        variants = {t for t in texts if not t.startswith("fix.")} - {"summary", "why"}
        assert {"summary", "why"} <= texts
        assert variants


@pytest.mark.parametrize("language", ["ja", "en"])
def test_variants_that_come_from_elsewhere_have_words(language: str) -> None:
    """Reasons of the header's reader, field types, JSON Schema's limits, reasons of the decoder."""
    messages = load_messages(language)
    reasons = {i.split(".")[2] for i in messages.ids() if i.startswith("header.error.")}
    assert reasons
    wanted = {
        "header/unreadable": reasons,
        "header/field-type": {kind.id for kind in FIELD_TYPES},
        "header/field-range": set(VARIANTS.values()),
        "file/text": {i.split(".")[1] for i in messages.ids() if i.startswith("source.")},
    }
    for rule, variants in wanted.items():
        assert [v for v in sorted(variants) if f"rule.{rule}.{v}" not in messages] == []


def test_both_languages_ask_for_the_same_arguments() -> None:
    ja, en = load_messages("ja"), load_messages("en")
    arguments: dict[str, dict[str, frozenset[str]]] = {"ja": {}, "en": {}}
    for messages in (ja, en):
        for message_id in messages.ids():
            if message_id.startswith("rule."):
                template = messages.table[message_id]
                arguments[messages.language][base(message_id)] = argument_names(template)
    assert arguments["ja"] == arguments["en"]
