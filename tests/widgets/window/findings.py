"""Findings of a real rule, with the arguments that its message asks for."""

from __future__ import annotations

from dataclasses import replace

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span

TEXT = "---\ntitle: 豆\n---\n本文\n"
DUPLICATE = Finding(
    "header/duplicate-key",
    "hidden",
    Severity.ERROR,
    Span(4, 12),
    {"field": "title", "line": 2},
    "title",
    (Fix("remove", Applicability.SAFE, EditSet.replace(4, 12, "")),),
)


def finding_at(offset: int) -> Finding:
    """The same fault at another place."""
    return replace(DUPLICATE, span=Span(offset, offset + 1))


def without_fixes(finding: Finding) -> Finding:
    """The same fault where nothing can be done about it."""
    return replace(finding, fixes=())
