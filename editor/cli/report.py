"""Findings as reports show them: in words, with their place in lines and columns from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from editor.app.finding_texts import finding_text
from editor.core.findings import Applicability, Finding, Severity
from editor.i18n.catalog import Messages
from editor.rules.catalog import CRASHED

Locate = Callable[[int], tuple[int, int]]
"""Line and column, both from 0, of an offset at which a finding begins or ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a report. Lines and columns count from 1, columns in characters."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    finding: Finding

    @property
    def fixable(self) -> bool:
        """Whether ``genko fix`` mends it without asking."""
        return any(fix.applicability is Applicability.SAFE for fix in self.finding.fixes)


def report_lines(
    path: str, locate: Locate, findings: Iterable[Finding], messages: Messages
) -> Iterator[Line]:
    """The findings of one file in the order of their places."""
    made = [_line(path, locate, finding, messages) for finding in findings]
    return iter(sorted(made, key=lambda r: (r.line, r.column, r.finding.sort_key)))


def _line(path: str, locate: Locate, finding: Finding, messages: Messages) -> Line:
    start, end = (0, 0), (0, 0)
    if finding.span is not None:
        start, end = locate(finding.span.start), locate(finding.span.end)
    return Line(
        path=path,
        line=start[0] + 1,
        column=start[1] + 1,
        end_line=end[0] + 1,
        end_column=end[1] + 1,
        message=finding_text(finding, messages),
        finding=finding,
    )


@dataclass(slots=True)
class Tally:
    """What a run has come to."""

    posts: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    fixable: int = 0
    crashes: int = 0

    def add(self, line: Line) -> None:
        """Count one finding."""
        self.severities[line.finding.severity] += 1
        self.fixable += line.fixable
        self.crashes += line.finding.rule == CRASHED


class Report(Protocol):
    """One format: told each finding as it comes, and the end."""

    def tell(self, line: Line) -> None:
        """One finding."""

    def end(self, tally: Tally) -> None:
        """All are told."""
