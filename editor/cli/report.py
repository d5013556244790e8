"""Findings as reports show them: in words, with their place in lines and columns from 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol

from editor.app.finding_texts import finding_text
from editor.cli.kept_words import Counts
from editor.core.findings import Applicability, Finding, Severity
from editor.i18n.catalog import Messages
from editor.rules.baseline import Known
from editor.rules.notices import CRASHED

Locate = Callable[[int], tuple[int, int]]
"""Line and column, both from 0, of an offset at which a finding begins or ends."""


_BY_RANK = tuple(Severity)


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


def counted(told: Told) -> Counts:
    """The findings of one file, counted."""
    severities = [0] * len(Severity)
    rules: dict[str, list[int]] = {}
    for line in told.lines:
        finding = line.finding
        rank = finding.severity.rank
        severities[rank] += 1
        rule = rules.get(finding.rule)
        if rule is None:
            rule = rules[finding.rule] = [rank, 0, 0]
        elif rank < rule[0]:
            rule[0] = rank
        rule[1] += 1
        rule[2] += bool(finding.fixes) and line.fixable
    return Counts(severities, rules)


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

    def add(self, path: str, severity: Severity, count: int, fixable: int) -> None:
        """Count the findings of one file; what is told of one post comes in one go."""
        if severity.rank < self.severity.rank:
            self.severity = severity
        self.count += count
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

    def add(self, path: str, counts: Counts) -> None:
        """Count the findings of one file."""
        for severity, count in zip(Severity, counts.severities, strict=True):
            if count:  # hashing an Enum is slow
                self.severities[severity] += count
        for name, (rank, count, fixable) in counts.rules.items():
            rule = self.rules.get(name)
            if rule is None:
                rule = self.rules[name] = RuleTally(_BY_RANK[rank])
            rule.add(path, _BY_RANK[rank], count, fixable)
            self.fixable += fixable

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
    """One format: puts the findings of each file into words, takes them as they come, and ends."""

    def words(self, told: Told) -> str:
        """What the format says of one file: of a post the same, whatever was told before it."""

    def tell(self, path: str, words: str) -> None:
        """Take what :meth:`words` has made."""

    def end(self, tally: Tally) -> None:
        """All are told."""
