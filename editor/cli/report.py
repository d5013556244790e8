"""Findings as reports show them: in words, with their place in lines and columns from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from editor.app.finding_texts import finding_text
from editor.core.findings import Applicability, Finding, Severity
from editor.i18n.catalog import Messages
from editor.rules.baseline import Known
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
    read: Callable[[], str | None] = field(repr=False, compare=False, default=lambda: None)
    """Gives the text that was checked, where a format needs it."""

    @property
    def fixable(self) -> bool:
        """Whether ``genko fix`` mends it without asking."""
        return any(fix.applicability is Applicability.SAFE for fix in self.finding.fixes)


def report_lines(
    path: str,
    locate: Locate,
    findings: Iterable[Finding],
    messages: Messages,
    read: Callable[[], str | None] = lambda: None,
) -> Iterator[Line]:
    """The findings of one file in the order of their places."""
    made = [_line(path, locate, finding, messages, read) for finding in findings]
    return iter(sorted(made, key=lambda r: (r.line, r.column, r.finding.sort_key)))


def _line(
    path: str,
    locate: Locate,
    finding: Finding,
    messages: Messages,
    read: Callable[[], str | None],
) -> Line:
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
        read=read,
    )


@dataclass(slots=True)
class RuleTally:
    """How often one rule has fired."""

    severity: Severity
    """The gravest."""
    count: int = 0
    posts: int = 0
    fixable: int = 0
    _last: str = ""

    def add(self, line: Line) -> None:
        """Count one finding; those of one post come one after another."""
        if line.finding.severity.rank < self.severity.rank:
            self.severity = line.finding.severity
        self.count += 1
        self.fixable += line.fixable
        self.posts += line.path != self._last
        self._last = line.path


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry of a baseline that lets nothing pass any more."""

    path: str
    known: Known


@dataclass(slots=True)
class Tally:
    """What a run has come to.

    ``known`` findings were let pass by a baseline; ``silent`` are the rules that a site's own
    settings name and that found nothing in all of its posts.
    """

    posts: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    fixable: int = 0
    crashes: int = 0
    rules: dict[str, RuleTally] = field(default_factory=dict)
    known: int = 0
    stale: list[Stale] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Count one finding."""
        finding = line.finding
        self.severities[finding.severity] += 1
        self.fixable += line.fixable
        self.crashes += finding.rule == CRASHED
        if finding.rule not in self.rules:
            self.rules[finding.rule] = RuleTally(finding.severity)
        self.rules[finding.rule].add(line)

    def by_count(self) -> list[tuple[str, RuleTally]]:
        """The rules that fired, the most frequent first."""
        return sorted(self.rules.items(), key=lambda one: (-one[1].count, one[0]))

    def noisy(self) -> list[tuple[str, RuleTally]]:
        """The rules that fired more than once a post."""
        return [(rule, tally) for rule, tally in self.by_count() if tally.count > self.posts > 0]


@dataclass(frozen=True, slots=True)
class Shape:
    """How much a report for people says."""

    quiet: bool = False
    """Findings alone."""
    statistics: bool = False
    """Counts by rule."""


class Report(Protocol):
    """One format: told each finding as it comes, and the end."""

    def tell(self, line: Line) -> None:
        """One finding."""

    def end(self, tally: Tally) -> None:
        """All are told."""
