"""Findings for programs: one JSON document."""

from __future__ import annotations

import json
from collections.abc import Mapping

from editor.cli.model import Context
from editor.cli.output import HERE, write_json_around
from editor.cli.report import Line, Shape, Stale, Tally, Told
from editor.core.findings import MessageArg, Severity

VERSION = 1
"""Of the document's form; it grows when a reader would have to change."""
_BELOW = "\n      "
_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class JsonReport:
    """``{"version", "posts", "counts", "findings": [...]}``; ids beside the words."""

    def __init__(self, context: Context, shape: Shape) -> None:
        self._stream = context.stdout
        self._shape = shape
        self._findings: list[str] = []

    def words(self, told: Told) -> str:
        """An object for each."""
        path = _encoded(told.path)
        return ",".join([_finding(path, line) for line in told.lines])

    def tell(self, _path: str, words: str) -> None:
        """Kept until the end."""
        self._findings.append(words)

    def end(self, tally: Tally) -> None:
        """The document."""
        counts = {severity.value: tally.severities[severity] for severity in Severity}
        document: dict[str, object] = {
            "version": VERSION,
            "posts": tally.posts,
            "counts": counts,
            "findings": HERE,
        }
        if tally.known or tally.stale:
            stale = [_stale(one) for one in tally.stale]
            document["baseline"] = {"known": tally.known, "stale": stale}
        if self._shape.statistics:
            document["statistics"] = _statistics(tally)
        findings = ",".join(self._findings)
        words = f"[{findings}\n  ]" if findings else "[]"
        write_json_around(words, document, self._stream)


def _finding(path: str, line: Line) -> str:
    """One finding, indented as by write_json, whose encoder takes five times as long for it.

    ``path`` is encoded already.
    """
    finding = line.finding
    places: tuple[object, ...] = (line.line, line.column, line.end_line, line.end_column)
    if finding.span is None:
        places = ("null",) * len(places)
    field = "null" if finding.field is None else _encoded(finding.field)
    fixes = "".join(
        f"""{"," if number else ""}
        {{
          "id": {_encoded(fix.id)},
          "applicability": {_encoded(fix.applicability.value)}
        }}"""
        for number, fix in enumerate(finding.fixes)
    )
    return f"""
    {{
      "path": {path},
      "line": {places[0]},
      "column": {places[1]},
      "end_line": {places[2]},
      "end_column": {places[3]},
      "severity": "{finding.severity.value}",
      "rule": {_encoded(finding.rule)},
      "variant": {_encoded(finding.variant)},
      "field": {field},
      "message": {_encoded(line.message)},
      "args": {_args(finding.args)},
      "fixes": {f"[{fixes}{_BELOW}]" if fixes else "[]"}
    }}"""


def _args(args: Mapping[str, MessageArg]) -> str:
    if not args:
        return "{}"
    listed = ",".join(f"{_BELOW}  {_encoded(k)}: {_encoded(v)}" for k, v in args.items())
    return f"{{{listed}{_BELOW}}}"


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
