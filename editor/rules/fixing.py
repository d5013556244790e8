"""Fixes carried out: the safe ones together, again and again until nothing is left to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.core.findings import Applicability, Finding, Fix
from editor.core.header.parse import parse_header
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

MOST_ROUNDS = 10
"""One fix may uncover the next; more rounds than this mean two rules that undo each other."""

Checker = Callable[[str], Iterable[Finding]]
"""Text in, findings out: the engine with everything but the text given."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of fixing a text. ``edits`` lead from the text given to ``text``, as one step."""

    text: str
    edits: EditSet
    applied: tuple[tuple[Finding, Fix], ...]
    stable: bool
    """False when rounds ran out with fixes still on offer."""


def fix_all(text: str, check: Checker, *, unsafe: bool = False) -> Fixed:
    """``text`` with all its safe fixes made (and the unsafe ones, where asked for).

    Of each finding the first suitable fix is taken; of two that touch the same place the graver
    finding's, the other one comes in the next round. A round that would make the header unreadable
    is not made.
    """
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    current = text
    applied: list[tuple[Finding, Fix]] = []
    rounds: list[EditSet] = []
    for _ in range(MOST_ROUNDS):
        chosen = _choose(check(current), allowed)
        edits = EditSet.of(edit for _, fix in chosen for edit in fix.edits)
        after = edits.apply(current)
        if after == current or _breaks_header(current, after):
            return _fixed(text, current, rounds, applied, stable=after == current)
        applied += chosen
        rounds.append(edits)
        current = after
    stable = not _choose(check(current), allowed)
    return _fixed(text, current, rounds, applied, stable=stable)


def _choose(findings: Iterable[Finding], allowed: set[Applicability]) -> list[tuple[Finding, Fix]]:
    chosen: list[tuple[Finding, Fix]] = []
    taken: list[TextEdit] = []
    for finding in findings:
        fix = next((f for f in finding.fixes if f.applicability in allowed and f.edits), None)
        if fix is not None and not any(_clash(a, b) for a in fix.edits for b in taken):
            chosen.append((finding, fix))
            taken += fix.edits
    return chosen


def _clash(one: TextEdit, other: TextEdit) -> bool:
    """Whether the order of the two would matter: they overlap, or both insert at one place."""
    if one.span.overlaps(other.span) or one.span.start == other.span.start:
        return True
    inner, outer = (one, other) if len(one.span) == 0 else (other, one)
    return len(inner.span) == 0 and outer.span.start < inner.span.start < outer.span.end


def _breaks_header(before: str, after: str) -> bool:
    return parse_header(before).error is None and parse_header(after).error is not None


def _fixed(
    text: str,
    current: str,
    rounds: list[EditSet],
    applied: list[tuple[Finding, Fix]],
    *,
    stable: bool,
) -> Fixed:
    edits = rounds[0] if len(rounds) == 1 else edits_between(text, current)
    return Fixed(current, edits, tuple(applied), stable)


def edits_between(old: str, new: str) -> EditSet:
    """Edits that turn ``old`` into ``new``: changed lines, less what they share at their ends."""
    if old == new:
        return EditSet()
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    edits: list[TextEdit] = []
    matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            edits.append(_trimmed(starts[a], "".join(old_lines[a:b]), "".join(new_lines[c:d])))
    return EditSet.of(edits)


def _trimmed(start: int, old: str, new: str) -> TextEdit:
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return TextEdit(Span(start + head, start + len(old) - tail), new[head : len(new) - tail])
