"""The tip over a place with problems: what, why, and how it can be mended."""

from __future__ import annotations

from html import escape

import pytest

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.text.tips import MOST, problem_tip

RULE = "header/duplicate-key"


def finding(line: int, *, fixed: bool = True) -> Finding:
    fix = Fix("remove", Applicability.SAFE, EditSet.replace(0, 1, ""))
    return Finding(
        RULE,
        "hidden",
        Severity.ERROR,
        Span(0, 1),
        {"field": "<b>", "line": line},
        "title",
        (fix,) if fixed else (),
    )


@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_says_what_why_and_how(language: str):
    messages = load_messages(language)
    tip = problem_tip([finding(2)], messages, None)
    assert escape(messages.text(f"rule.{RULE}.why")) in tip
    assert messages.text(f"rule.{RULE}.fix.remove") in tip
    assert messages.text("problems.tip.keys") in tip
    assert "&lt;b&gt;" in tip, "what stands in a post is no markup"


def test_without_a_fix_no_key_is_named():
    messages = load_messages("en")
    tip = problem_tip([finding(2, fixed=False)], messages, None)
    assert messages.text("problems.tip.keys") not in tip


def test_many_are_counted():
    messages = load_messages("en")
    tip = problem_tip([finding(n) for n in range(MOST + 2)], messages, None)
    assert messages.text("problems.tip.more", count=2) in tip


def test_nothing_is_nothing():
    assert problem_tip([], load_messages("en"), None) == ""
