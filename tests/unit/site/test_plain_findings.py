"""Findings as plain lists: what comes back is what went in, through JSON too."""

from __future__ import annotations

import json

import pytest

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.plain_findings import from_plain, to_plain

WHOLE_FILE = Finding("file/text", "not-read", Severity.ERROR, None, {"reason": "gone"})
PLACED = Finding("header/blank-ends", "blank", Severity.WARNING, Span(4, 9), {"count": 2}, "title")
MENDED = Finding(
    "prose/doubled-word",
    "doubled",
    Severity.HINT,
    Span(7, 8),
    {"word": "は"},
    fixes=(
        Fix("delete", Applicability.UNSAFE, EditSet.replace(7, 8, ""), {"word": "は"}),
        Fix("look", Applicability.MANUAL, EditSet()),
    ),
)


@pytest.mark.parametrize("finding", [WHOLE_FILE, PLACED, MENDED])
def test_what_comes_back_is_what_went_in(finding: Finding) -> None:
    assert from_plain(to_plain(finding)) == finding
    assert from_plain(json.loads(json.dumps(to_plain(finding)))) == finding


@pytest.mark.parametrize("parts", [[], ["a"], ["a", "b", "loud", None, None, {}, None, []]])
def test_what_is_none_of_its_own_is_refused(parts: list[object]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_plain(parts)
