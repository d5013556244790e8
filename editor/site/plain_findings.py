"""Findings as plain lists, for a cache and for other processes.

Records are pickled attribute by attribute, by Python: lists take a quarter of the time both ways.
"""

from __future__ import annotations

from typing import Any

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

Plain = list[Any]
"""A finding in lists, dicts, texts and numbers alone."""

_SEVERITIES = {severity.value: severity for severity in Severity}
_APPLICABILITIES = {one.value: one for one in Applicability}
_NONE = EditSet()


def to_plain(finding: Finding) -> Plain:
    """``finding`` as a list that pickle and JSON take quickly."""
    span = finding.span
    return [
        finding.rule,
        finding.variant,
        finding.severity.value,
        None if span is None else span.start,
        None if span is None else span.end,
        dict(finding.args),
        finding.field,
        [_plain_fix(fix) for fix in finding.fixes] if finding.fixes else (),
    ]


def from_plain(parts: Plain) -> Finding:
    """What :func:`to_plain` made a list of.

    Raises:
        ValueError, KeyError or TypeError: when the list is none of its own.
    """
    rule, variant, severity, start, end, args, key, fixes = parts
    return Finding(
        rule,
        variant,
        _SEVERITIES[severity],
        None if start is None else Span(start, end),
        args,
        key,
        tuple(map(_fix, fixes)) if fixes else (),
    )


def _plain_fix(fix: Fix) -> Plain:
    edits = [(edit.span.start, edit.span.end, edit.text) for edit in fix.edits]
    return [fix.id, fix.applicability.value, dict(fix.args), edits]


def _fix(parts: Plain) -> Fix:
    name, kind, args, edits = parts
    made = _NONE
    if edits:
        made = EditSet(tuple(TextEdit(Span(start, end), text) for start, end, text in edits))
    return Fix(name, _APPLICABILITIES[kind], made, args)
