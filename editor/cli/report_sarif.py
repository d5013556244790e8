"""Findings as SARIF 2.1.0, which code hosts and editors read: one log with one run.

Written from the OASIS standard "Static Analysis Results Interchange Format Version 2.1.0".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

import editor
from editor.app.finding_texts import fix_title
from editor.cli.model import Context
from editor.cli.output import HERE, write_json_around
from editor.cli.report import Line, Shape, Tally, Told
from editor.core.findings import Finding, Fix, Severity
from editor.core.text.edits import TextEdit
from editor.core.text.lines import LineIndex
from editor.core.text.span import Span
from editor.i18n.catalog import Messages
from editor.rules.baseline import digest
from editor.rules.catalog import RULES
from editor.rules.notices import NOTICES

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "genkoPlace/v1"
"""Rule, variant and text of the place: the same when lines move."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_BASE = "%SRCROOT%"
_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

Json = dict[str, object]


class SarifReport:
    """One document, written at the end."""

    def __init__(self, context: Context, _shape: Shape) -> None:
        self._stream = context.stdout
        self._texts = context.messages
        self._ids = [rule.id for rule in RULES] + list(NOTICES)
        self._index = {rule: number for number, rule in enumerate(self._ids)}
        self._results: list[str] = []
        self._text: tuple[str, LineIndex] = ("", LineIndex(""))
        self._path = ""
        self._same: dict[str, int] = {}

    def words(self, told: Told) -> str:
        """A result for each."""
        if told.path != self._path:
            text = told.read() or ""
            self._path, self._text, self._same = told.path, (text, LineIndex(text)), {}
        return ", ".join(_encoded(self._result(line)) for line in told.lines)

    def tell(self, _path: str, words: str) -> None:
        """Kept until the end."""
        self._results.append(words)

    def end(self, tally: Tally) -> None:
        """The document."""
        severities = {rule.id: rule.severity for rule in RULES} | dict(NOTICES)
        driver = {
            "name": "Genko",
            "version": editor.__version__,
            "semanticVersion": editor.__version__,
            "language": self._texts.language,
            "rules": [_rule(name, severities[name], self._texts) for name in self._ids],
        }
        run = {
            "tool": {"driver": driver},
            "language": self._texts.language,
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": not tally.crashes}],
            "results": HERE,
        }
        document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        results = f"[{', '.join(self._results)}]"
        write_json_around(results, document, self._stream, indent=None)  # hosts bound its size

    def _result(self, line: Line) -> Json:
        finding = line.finding
        artifact: Json = {"uri": uri(line.path), "uriBaseId": _BASE}
        physical: Json = {"artifactLocation": artifact}
        if finding.span is not None:
            physical["region"] = {
                "startLine": line.line,
                "startColumn": line.column,
                "endLine": line.end_line,
                "endColumn": line.end_column,
            }
        result: Json = {
            "ruleId": finding.rule,
            "ruleIndex": self._index[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": line.message},
            "locations": [{"physicalLocation": physical}],
            "partialFingerprints": {FINGERPRINT: self._fingerprint(finding)},
        }
        fixes = [self._fix(finding, fix, artifact) for fix in finding.fixes if fix.edits]
        return {**result, "fixes": fixes} if fixes else result

    def _fingerprint(self, finding: Finding) -> str:
        """Equal ones of one post are numbered, so that each is itself."""
        made = f"{finding.rule}/{finding.variant}/{digest(finding, self._text[0])}"
        self._same[made] = number = self._same.get(made, 0) + 1
        return f"{made}:{number}"

    def _fix(self, finding: Finding, fix: Fix, artifact: Json) -> Json:
        replacements = [self._replacement(edit) for edit in fix.edits]
        change = {"artifactLocation": artifact, "replacements": replacements}
        title = fix_title(finding, fix, self._texts)
        return {"description": {"text": title}, "artifactChanges": [change]}

    def _replacement(self, edit: TextEdit) -> Json:
        made: Json = {"deletedRegion": self._region(edit.span)}
        return {**made, "insertedContent": {"text": edit.text}} if edit.text else made

    def _region(self, span: Span) -> Json:
        lines = self._text[1]
        start, end = lines.position(span.start), lines.position(span.end)
        return {
            "startLine": start[0] + 1,
            "startColumn": start[1] + 1,
            "endLine": end[0] + 1,
            "endColumn": end[1] + 1,
        }


def uri(path: str) -> str:
    """A path as a relative URI reference; a path outside of the folder of the run as it stands."""
    posix = PurePath(path).as_posix()
    # A colon in the first part would read as a scheme.
    return "/".join(quote(part, safe="-._~!$&'()*+,;=@") for part in posix.split("/"))


def _rule(name: str, severity: Severity, texts: Messages) -> Json:
    summary, why = texts.text(f"rule.{name}.summary"), texts.text(f"rule.{name}.why")
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": why},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": list(_tags(name))},
    }


def _tags(name: str) -> Iterator[str]:
    yield name.partition("/")[0]
