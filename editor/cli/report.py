"""Findings as reports show them: in words, with their place in lines and columns from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol

from editor.app.finding_texts import finding_text
from editor.core.findings import Applicability, Finding, Severity
from editor.i18n.catalog import Messages
from editor.rules.baseline import Known
from editor.rules.notices import CRASHED

Locate = Callable[[int], tuple[int, int]]
"""Line and column, both from 0, of an offset at which a finding begins or ends."""


class Line(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Told:
    """The findings of one file, at least one, in the order of their places."""

    path: str
    lines: Sequence[Line]
    read: Callable[[], str | None]
    """Gives the text that was checked, where a format needs it."""


def told(
    path: str,
    locate: Locate,
    findings: Iterable[Finding],
    messages: Messages,
    read: Callable[[], str | None],
) -> Told:
    """The ``findings`` of one file, which come gravest first; of one place, they are told so."""
    lines = [_line(path, locate, finding, messages) for finding in findings]
    lines.sort(key=attrgetter("line", "column"))
    return Told(path, lines, read)


def severity_words(messages: Messages) -> tuple[str, ...]:
    """What each severity is called, by its rank."""
    return tuple(messages.text(f"check.severity.{severity.value}") for severity in Severity)


def _line(path: str, locate: Locate, finding: Finding, messages: Messages) -> Line:
    message = finding_text(finding, messages)
    if finding.span is None:
        return Line(path, 1, 1, 1, 1, message, finding)
    line, column = locate(finding.span.start)
    end_line, end_column = locate(finding.span.end)
    return Line(path, line + 1, column + 1, end_line + 1, end_column + 1, message, finding)


@dataclass(slots=True)
class RuleTally:
    """How often one rule has fired."""

    severity: Severity
    """The gravest."""
    count: int = 0
    posts: int = 0
    fixable: int = 0
    _last: str = ""

    def add(self, path: str, severity: Severity, *, fixable: bool) -> None:
        """Count one finding; those of one post come one after another."""
        if severity.rank < self.severity.rank:
            self.severity = severity
        self.count += 1
        self.fixable += fixable
        if path != self._last:
            self.posts += 1
            self._last = path


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
    rules: dict[str, RuleTally] = field(default_factory=dict)
    known: int = 0
    stale: list[Stale] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """Count the findings of one file."""
        ranks = dict.fromkeys(range(len(Severity)), 0)  # numbers: hashing an Enum is slow
        for line in told.lines:
            finding = line.finding
            severity, fixable = finding.severity, bool(finding.fixes) and line.fixable
            ranks[severity.rank] += 1
            self.fixable += fixable
            rule = self.rules.get(finding.rule)
            if rule is None:
                rule = self.rules[finding.rule] = RuleTally(severity)
            rule.add(told.path, severity, fixable=fixable)
        for severity in Severity:
            self.severities[severity] += ranks[severity.rank]

    @property
    def crashes(self) -> int:
        """How often a rule has crashed."""
        return self.rules[CRASHED].count if CRASHED in self.rules else 0

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

    def tell(self, told: Told) -> None:
        """The findings of one file."""

    def end(self, tally: Tally) -> None:
        """All are told."""
