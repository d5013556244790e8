"""What is asked of an analysis: rules or none, with hints on prose or without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.app.analysis import Snapshot, analyse, check_now
from editor.app.jobs import CancelToken
from editor.core.findings import Severity
from editor.core.kramdown import Options
from editor.core.schema.load import load_schema
from editor.rules.catalog import RULES
from editor.rules.config import configure
from editor.rules.standard import Standard
from editor.site.site_rules import preset

TEXT = """---
title: ""
date: 2026-04-19 18:00:00 +0900
---

<!-- genko-ignore prose/half-width-kana: 商品名 -->
ｶﾀｶﾅ

ｶﾀｶﾅ と \u200b 記号
"""


@pytest.fixture
def snapshot() -> Snapshot:
    schema = load_schema({"extends": "jekyll"}, preset).schema
    wishes = {"prose/half-width-kana": "warning", "prose/zero-width-space": "error"}
    standard = Standard(schema, configure(RULES, schema.severities, wishes))
    return Snapshot(1, "_posts/2026-04-19-a.md", TEXT, Options(), standard)


def rules(snapshot: Snapshot) -> list[str]:
    found = check_now(snapshot)
    assert analyse(snapshot, CancelToken()).findings == found
    return [finding.rule for finding in found]


def test_hints_on_prose_are_left_out_and_errors_are_not(snapshot):
    every, few = rules(snapshot), rules(replace(snapshot, prose=False))
    assert "prose/half-width-kana" in every
    assert few == [rule for rule in every if rule != "prose/half-width-kana"]
    assert "prose/zero-width-space" in few
    assert "suppression/comment" not in few  # the comment is of use, whatever is shown


def test_without_rules_all_else_is_known(snapshot):
    checked = analyse(snapshot, CancelToken())
    plain = analyse(replace(snapshot, check=False), CancelToken())
    assert any(f.severity is Severity.ERROR for f in checked.findings)
    assert (plain.findings, plain.checked) == ((), False)
    assert (plain.counts, plain.blocks, plain.outline) == (
        checked.counts,
        checked.blocks,
        checked.outline,
    )
