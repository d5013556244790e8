"""Runs rules on a post: settings applied, crashes contained, suppressions heard, one order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from editor.core.findings import Finding, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.catalog import RULES
from editor.rules.model import Found, Reading, Rule, RuleContext
from editor.rules.notices import CRASHED, NOTICES, SUPPRESSION
from editor.rules.standard import Standard
from editor.rules.suppress import Suppression, find_suppressions, unused
from editor.rules.textlint_comments import MARK as TEXTLINT_MARK
from editor.rules.textlint_comments import heard

log = logging.getLogger(__name__)


def run(
    post: Post,
    standard: Standard,
    *,
    rules: Iterable[Rule] = RULES,
    mend: bool = True,
    check: Callable[[], None] = lambda: None,
) -> tuple[Finding, ...]:
    """All findings of ``rules`` on ``post``, gravest first.

    Without ``mend`` fixes are announced, not worked out. A rule that crashes becomes a finding that
    names it; the others go on. In a draft only what keeps its header from being read is an error.
    ``check`` is called ahead of each rule: what it raises ends the run.
    """
    chosen = tuple(rules)
    found = collect(post, standard, chosen, mend=mend, check=check)
    return settle(post, found, complete=chosen == RULES)


def collect(
    post: Post,
    standard: Standard,
    rules: Iterable[Rule],
    *,
    mend: bool = True,
    reading: Reading | None = None,
    check: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """What ``rules`` have to say, before comments in the post are heard; for :func:`settle`.

    ``reading`` is that of the same post and standard, where other rules have read it already.
    ``check`` is called ahead of each rule.
    """
    read = Reading(post, standard.schema, standard.site) if reading is None else reading
    return collect_all([(post, read)], standard, rules, mend=mend, ahead=lambda _: check())[0]


def collect_all(
    posts: Sequence[tuple[Post, Reading]],
    standard: Standard,
    rules: Iterable[Rule],
    *,
    mend: bool,
    ahead: Callable[[int], object],
) -> list[list[Finding]]:
    """As :func:`collect` does, for each of a few posts: each rule goes over all before the next.

    Its code stays at hand in the processor then: light rules take three quarters of the time.
    ``ahead`` is told which post a rule is about to look at.
    """
    schema, site = standard.schema, standard.site
    settings = standard.config.settings
    contexts = [RuleContext(schema, reading, site, mend) for _, reading in posts]
    found: list[list[Finding]] = [[] for _ in posts]
    for rule in rules:
        setting = settings[rule.id]
        if setting.severity is None or (rule.of_site and site is None):
            continue
        check, options, hears = rule.check, setting.options, setting.textlint_comments
        for number, (post, _) in enumerate(posts):
            ahead(number)
            context, mine = contexts[number], found[number]
            context.options = options
            before = len(mine)
            try:
                # One by one: what a rule said before it crashed counts.
                for one in check(post, context):
                    severity = _severity(rule, setting.severity, post)
                    mine.append(_finding(rule, severity, one, mend=mend))
            except Exception as error:
                log.warning("rule %s crashed on %s", rule.id, post.rel, exc_info=True)
                mine.append(_crashed(rule, error))
            if hears and len(mine) > before and TEXTLINT_MARK in post.text:
                mine[before:] = heard(post.text, mine[before:])
    return found


def _severity(rule: Rule, severity: Severity, post: Post) -> Severity:
    """How grave what a rule finds in a post is: in a draft few things are errors."""
    if severity is Severity.ERROR and post.is_draft and not rule.binds_drafts:
        return Severity.WARNING
    return severity


def settle(post: Post, found: list[Finding], *, complete: bool) -> tuple[Finding, ...]:
    """Findings less those that comments in the post let pass, in order.

    ``complete`` tells that all rules have run: only then is a comment known to be of no use.
    """
    suppressions = find_suppressions(post)
    if suppressions:
        found = _after_suppressions(post, suppressions, found, complete=complete)
    return ordered(found)


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, gravest first, then by place."""
    return tuple(sorted(found, key=lambda f: f.sort_key))


def _finding(rule: Rule, severity: Severity, found: Found, *, mend: bool) -> Finding:
    """What a rule told; without ``mend`` with fixes by name alone, so that all runs tell the same.

    That is so also where the edits came at no cost.
    """
    fixes = found.fixes
    if fixes and not mend:
        fixes = tuple(replace(fix, edits=EditSet()) if fix.edits else fix for fix in fixes)
    return Finding(rule.id, found.variant, severity, found.span, found.args, found.field, fixes)


def _crashed(rule: Rule, error: Exception) -> Finding:
    args = {"rule": rule.id, "error": type(error).__name__}
    return Finding(CRASHED, "crashed", Severity.WARNING, None, args)


def _after_suppressions(
    post: Post, suppressions: tuple[Suppression, ...], found: list[Finding], *, complete: bool
) -> list[Finding]:
    placed = [(f, post.lines.line_of(f.span.start) if f.span else None) for f in found]
    kept = [f for f, line in placed if not any(s.covers(f, line) for s in suppressions)]
    known = frozenset(rule.id for rule in RULES) | NOTICES.keys()
    for suppression in suppressions:
        kept += _faults(suppression, known)
    if complete:
        for idle in unused(suppressions, placed):
            if known.intersection(idle.rules):
                kept.append(_notice("unused", idle, rule=", ".join(idle.rules)))
    return kept


def _faults(suppression: Suppression, known: frozenset[str]) -> Iterator[Finding]:
    if not suppression.rules:
        yield _notice("no-rule", suppression)
    elif not suppression.reason:
        yield _notice("no-reason", suppression, rule=", ".join(suppression.rules))
    for name in suppression.rules:
        if name not in known:
            yield replace(
                _notice("unknown-rule", suppression, rule=name), severity=Severity.WARNING
            )


def _notice(variant: str, suppression: Suppression, **args: str) -> Finding:
    return Finding(SUPPRESSION, variant, Severity.HINT, suppression.span, args)
