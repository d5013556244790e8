"""The problems of a whole site, kept by post and arranged as somebody wants to see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from editor.app.folding import folded
from editor.core.findings import Applicability, Finding, Severity
from editor.i18n.catalog import Messages
from editor.site.site_check import Place, PostReport


class GroupBy(Enum):
    """By what problems are put together."""

    RULE = "rule"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be seen: ``query`` are words that all must be found in a problem or its post."""

    by: GroupBy = GroupBy.RULE
    severities: frozenset[Severity] = frozenset(Severity)
    query: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the post it is in (path within the site); ``place`` is line and column from 0.

    Its fixes are announced: their edits are worked out when the post is open.
    """

    rel: str
    finding: Finding
    place: Place


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of one rule or of one post, in order. ``key`` is the rule's id or the path."""

    key: str
    severity: Severity
    """The gravest."""
    items: tuple[Located, ...]
    posts: int


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything that a list of the site's problems shows.

    ``counts`` are those of the whole site that match the query, whatever severities are wanted, so
    that a button for a severity can say what it would add. ``shown`` is what the groups hold.
    """

    groups: tuple[Group, ...] = ()
    counts: Mapping[Severity, int] = field(default_factory=dict)
    shown: int = 0
    posts: int = 0


Titles = Mapping[str, str]
"""The title of a post by its path within the site."""


def arrange(
    reports: Iterable[PostReport],
    wish: Wish,
    titles: Titles,
    messages: Messages,
    check: Callable[[], None] = lambda: None,
) -> SiteView:
    """The problems of ``reports`` as ``wish`` has them; ``check`` may raise to leave early.

    By rule: the gravest first, then the most frequent. By post: as the posts come.
    """
    words = folded(wish.query).split()
    counts: Counter[Severity] = Counter()
    grouped: dict[str, list[Located]] = {}
    summaries: dict[str, str] = {}
    for report in reports:
        check()
        for located in _matching(report, words, titles, messages, summaries):
            severity = located.finding.severity
            counts[severity] += 1
            if severity in wish.severities:
                key = located.finding.rule if wish.by is GroupBy.RULE else located.rel
                grouped.setdefault(key, []).append(located)
    groups = [_group(key, items) for key, items in grouped.items()]
    if wish.by is GroupBy.RULE:
        groups.sort(key=lambda g: (g.severity.rank, -len(g.items), g.key))
    shown = sum(len(group.items) for group in groups)
    posts = len({item.rel for group in groups for item in group.items})
    return SiteView(tuple(groups), dict(counts), shown, posts)


def fixable(reports: Iterable[PostReport], rule: str | None, *, unsafe: bool) -> tuple[str, ...]:
    """The posts in which something can be mended, of one rule or of all; in order."""
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    return tuple(
        report.rel
        for report in reports
        if any(
            rule in (None, f.rule) and any(fix.applicability in allowed for fix in f.fixes)
            for f in report.findings
        )
    )


def _matching(
    report: PostReport,
    words: list[str],
    titles: Titles,
    messages: Messages,
    summaries: dict[str, str],
) -> Iterator[Located]:
    post = folded(f"{report.rel} {titles.get(report.rel, '')}") if words else ""
    for finding, place in zip(report.findings, report.places, strict=True):
        if words:
            rule = finding.rule
            if rule not in summaries:
                summaries[rule] = folded(f"{rule} {messages.text(f'rule.{rule}.summary')}")
            args = folded(" ".join(str(value) for value in finding.args.values()))
            if not all(word in post or word in summaries[rule] or word in args for word in words):
                continue
        yield Located(report.rel, finding, place)


def _group(key: str, items: list[Located]) -> Group:
    gravest = min((item.finding.severity for item in items), key=lambda s: s.rank)
    return Group(key, gravest, tuple(items), len({item.rel for item in items}))
