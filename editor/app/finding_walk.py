"""The way from one problem of a post to the next, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from editor.core.findings import Finding


def place_of(finding: Finding) -> int:
    """Where a finding begins in the text; what concerns the file as such stands at its head."""
    return finding.span.start if finding.span is not None else 0


def kind_of(finding: Finding) -> tuple[str, str, str | None]:
    """What two findings have in common that are the same problem before and after an edit."""
    return finding.rule, finding.variant, finding.field


def next_finding(
    findings: Sequence[Finding], last: Finding | None, caret: int, *, backwards: bool
) -> Finding | None:
    """The finding after ``last``, or after ``caret`` where ``last`` is None; round the end.

    ``caret`` is in code points. ``last`` may be of an older text: its place then counts.
    """
    if not findings:
        return None
    ordered = sorted(findings, key=lambda f: (place_of(f), *f.sort_key))
    if last is not None and last in findings:
        step = -1 if backwards else 1
        return ordered[(ordered.index(last) + step) % len(ordered)]
    here = caret if last is None else place_of(last)
    if backwards:
        before = [f for f in ordered if place_of(f) < here]
        return before[-1] if before else ordered[-1]
    # A problem that is gone leaves the next one at its own place.
    behind = [f for f in ordered if place_of(f) >= here + (last is None)]
    return behind[0] if behind else ordered[0]


def same_problem(
    findings: Sequence[Finding], wanted: Finding, before: Sequence[Finding] = ()
) -> Finding | None:
    """The finding that ``wanted`` has become in a newer text.

    Of its kind: where there are as many of that kind as there were ``before``, the one that takes
    its turn, since an edit moves them all; else the nearest to its place.
    """
    if wanted in findings:
        return wanted
    alike = [f for f in findings if kind_of(f) == kind_of(wanted)]
    if not alike:
        return None
    were = [f for f in before if kind_of(f) == kind_of(wanted)]
    if len(were) == len(alike) and wanted in were:
        return alike[were.index(wanted)]
    return min(alike, key=lambda f: abs(place_of(f) - place_of(wanted)))
