"""Known old findings of a site: what is told apart from them, and what is kept of them.

A finding is known by its rule, its variant and the text of its place, so that lines may move. Equal
ones in one post are counted: a second one beside a known first is new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from editor.core.findings import Finding
from editor.rules.catalog import BY_ID
from editor.rules.notices import (
    FILE_TEXT,
    NOTICES,
    SUPPRESSION,
    current_id,
)

VERSION = 1
"""Of the file's form."""
_DIGITS = 16
"""Hexadecimal digits of a place: enough for all that one post can hold."""
_LONGEST = 400
"""Characters of a place beyond which its first line stands for it: any edit would change it."""
_SHOWN = 60
_NEVER_KNOWN = frozenset({*NOTICES} - {FILE_TEXT, SUPPRESSION})
"""Faults of the settings and of the program itself are never old."""


@dataclass(frozen=True, slots=True)
class Known:
    """Equal findings of one post that are let pass.

    ``place`` is the digest of the place's text, ``shown`` its beginning, for people. ``reason`` is
    what somebody has written beside it, and kept.
    """

    rule: str
    variant: str
    place: str
    count: int = 1
    shown: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by."""
        return (current_id(self.rule), self.variant, self.place)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is let pass, by the path of the post within the site."""

    posts: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    reason: str = ""
    """Why, for all of them."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The findings of one post: ``new`` ones, how many are ``known``, what is ``stale``.

    Stale are entries of the baseline that occur less often than they are let pass; their count is
    the difference.
    """

    new: tuple[Finding, ...]
    known: int = 0
    stale: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineProblem:
    """One fault of a baseline file: ``rule.config/baseline.<reason>``."""

    reason: str
    args: Mapping[str, str] = field(default_factory=dict)


def key_of(finding: Finding, text: str) -> tuple[str, str, str]:
    """What ``finding`` on ``text`` is known by."""
    return (finding.rule, finding.variant, digest(finding, text))


def digest(finding: Finding, text: str) -> str:
    """The place of a finding as a short text that moving lines do not change."""
    place = f"{finding.field or ''}\0{' '.join(place_text(finding, text).split())}"
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def place_text(finding: Finding, text: str) -> str:
    """What stands at a finding's place: its span, or the line of a span without width.

    A missing key has the end of the header for its place, which says nothing of it: its name does.
    """
    span = finding.span
    if span is None or (not len(span) and finding.field is not None):
        return ""
    if len(span):
        held = span.of(text)
        return held if len(held) <= _LONGEST else held.lstrip().partition("\n")[0][:_LONGEST]
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return text[start : len(text) if end < 0 else end]


def sift(known: Sequence[Known], findings: Iterable[Finding], text: str) -> Sifted:
    """Tell what is new in one post from what is known."""
    left = Counter({entry.key: 0 for entry in known})
    for entry in known:
        left[entry.key] += entry.count
    new: list[Finding] = []
    count = 0
    for finding in findings:
        key = key_of(finding, text) if left else None
        if key is not None and left[key] > 0:
            left[key] -= 1
            count += 1
        else:
            new.append(finding)
    stale: list[Known] = []
    for entry in known:
        over = min(left[entry.key], entry.count)
        if over > 0:
            left[entry.key] -= over
            stale.append(replace(entry, count=over))
    return Sifted(tuple(new), count, tuple(stale))


def entries_of(
    findings: Iterable[Finding], text: str, before: Sequence[Known] = ()
) -> tuple[Known, ...]:
    """The entries that let all ``findings`` of a post pass; reasons of ``before`` are kept."""
    reasons = {entry.key: entry.reason for entry in before if entry.reason}
    counts: Counter[tuple[str, str, str]] = Counter()
    shown: dict[tuple[str, str, str], str] = {}
    for finding in findings:
        if finding.rule in _NEVER_KNOWN:
            continue
        key = key_of(finding, text)
        counts[key] += 1
        shown.setdefault(key, _short(place_text(finding, text) or finding.field or ""))
    return tuple(
        Known(*key, count=n, shown=shown[key], reason=reasons.get(key, ""))
        for key, n in sorted(counts.items())
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def merged(
    old: Baseline,
    checked: Mapping[str, tuple[Known, ...]],
    present: Collection[str] | None = None,
) -> Baseline:
    """``old`` with the entries of the posts in ``checked`` in place of theirs.

    Posts that are not ``present`` any more are left out; None keeps those that were not checked.
    """
    posts = {
        rel: entries
        for rel, entries in old.posts.items()
        if rel not in checked and (present is None or rel in present)
    }
    posts.update((rel, entries) for rel, entries in checked.items() if entries)
    return Baseline(dict(sorted(posts.items())), old.reason)


# --- The file ----------------------------------------------------------------------------------


def baseline_document(baseline: Baseline) -> dict[str, object]:
    """The baseline as JSON."""
    document: dict[str, object] = {"version": VERSION}
    if baseline.reason:
        document["reason"] = baseline.reason
    posts = {rel: [_entry(known) for known in entries] for rel, entries in baseline.posts.items()}
    return {**document, "posts": posts}


def _entry(known: Known) -> dict[str, object]:
    made: dict[str, object] = {
        "rule": known.rule,
        "variant": known.variant,
        "place": known.place,
    }
    if known.count != 1:
        made["count"] = known.count
    told = {"shown": known.shown, "reason": known.reason}
    return made | {name: value for name, value in told.items() if value}


def read_baseline(document: object) -> tuple[Baseline, tuple[BaselineProblem, ...]]:
    """The baseline of a parsed file; entries that mean nothing are told and left out."""
    posts = document.get("posts") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(posts, Mapping):
        return Baseline(), (BaselineProblem("not-a-baseline"),)
    if document.get("version") != VERSION:
        args = {"version": str(document.get("version"))}
        return Baseline(), (BaselineProblem("version", args),)
    problems: list[BaselineProblem] = []
    read: dict[str, tuple[Known, ...]] = {}
    unknown: set[str] = set()
    for rel, entries in posts.items():
        kept = [_known(entry) for entry in entries] if isinstance(entries, list) else [None]
        if None in kept:
            problems.append(BaselineProblem("bad-entry", {"path": str(rel)}))
        good = tuple(entry for entry in kept if entry is not None)
        unknown.update(
            e.rule for e in good if current_id(e.rule) not in BY_ID.keys() | NOTICES.keys()
        )
        read[str(rel)] = good
    problems += (BaselineProblem("unknown-rule", {"rule": rule}) for rule in sorted(unknown))
    reason = document.get("reason")
    return Baseline(read, reason if isinstance(reason, str) else ""), tuple(problems)


def _known(entry: object) -> Known | None:
    if not isinstance(entry, Mapping):
        return None
    rule, variant, place = (entry.get(name) for name in ("rule", "variant", "place"))
    count = entry.get("count", 1)
    if not (isinstance(rule, str) and isinstance(variant, str) and isinstance(place, str)):
        return None
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        return None
    shown, reason = entry.get("shown"), entry.get("reason")
    return Known(
        rule,
        variant,
        place,
        count,
        shown if isinstance(shown, str) else "",
        reason if isinstance(reason, str) else "",
    )
