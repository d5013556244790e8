"""Findings for programs: one JSON document."""

from __future__ import annotations

from editor.cli.model import Context
from editor.cli.output import write_json
from editor.cli.report import Line, Shape, Stale, Tally
from editor.core.findings import Severity

VERSION = 1
"""Of the document's form; it grows when a reader would have to change."""


class JsonReport:
    """``{"version", "posts", "counts", "findings": [...]}``; ids beside the words."""

    def __init__(self, context: Context, shape: Shape) -> None:
        self._stream = context.stdout
        self._shape = shape
        self._findings: list[dict[str, object]] = []

    def tell(self, line: Line) -> None:
        """Kept until the end."""
        finding = line.finding
        placed = finding.span is not None
        self._findings.append(
            {
                "path": line.path,
                "line": line.line if placed else None,
                "column": line.column if placed else None,
                "end_line": line.end_line if placed else None,
                "end_column": line.end_column if placed else None,
                "severity": finding.severity.value,
                "rule": finding.rule,
                "variant": finding.variant,
                "field": finding.field,
                "message": line.message,
                "args": dict(finding.args),
                "fixes": [
                    {"id": fix.id, "applicability": fix.applicability.value}
                    for fix in finding.fixes
                ],
            }
        )

    def end(self, tally: Tally) -> None:
        """The document."""
        counts = {severity.value: tally.severities[severity] for severity in Severity}
        document: dict[str, object] = {
            "version": VERSION,
            "posts": tally.posts,
            "counts": counts,
            "findings": self._findings,
        }
        if tally.known or tally.stale:
            stale = [_stale(one) for one in tally.stale]
            document["baseline"] = {"known": tally.known, "stale": stale}
        if self._shape.statistics:
            document["statistics"] = _statistics(tally)
        write_json(document, self._stream)


def _stale(one: Stale) -> dict[str, object]:
    known = one.known
    return {
        "path": one.path,
        "rule": known.rule,
        "variant": known.variant,
        "shown": known.shown,
        "count": known.count,
    }


def _statistics(tally: Tally) -> dict[str, object]:
    """Counts by rule, and the rules whose settings deserve a look."""
    rules = [
        {"rule": rule, "findings": one.count, "posts": one.posts, "fixable": one.fixable}
        for rule, one in tally.by_count()
    ]
    noisy = [rule for rule, _ in tally.noisy()]
    return {"rules": rules, "more_than_once_a_post": noisy, "silent": tally.silent}
