"""What a rule wants and why, with examples: the same in the window and in ``genko explain``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from editor import rules
from editor.core.findings import Applicability, Severity
from editor.i18n.catalog import Messages
from editor.rules.notices import NOTICES

_BLANK = "…"
"""Stands in a fix's title for what only a post can tell."""


@dataclass(frozen=True, slots=True)
class RuleFix:
    """A fix that a rule may offer: its title with the post's own parts left open."""

    title: str
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say about a rule.

    ``severity`` is the rule's own, before a site has its say. A notice of the program itself
    (``rule`` is None then) has neither examples nor fixes nor options.
    """

    id: str
    severity: Severity
    summary: str
    why: str
    rule: rules.Rule | None = None
    bad: str = ""
    good: str = ""
    fixes: tuple[RuleFix, ...] = ()
    options: tuple[rules.Option, ...] = ()


def explain(rule_id: str, messages: Messages) -> Explanation | None:
    """The explanation of a rule or of a notice; None where there is none of that name."""
    rule = rules.BY_ID.get(rule_id)
    severity = rule.severity if rule is not None else NOTICES.get(rule_id)
    if severity is None:
        return None
    summary = messages.text(f"rule.{rule_id}.summary")
    why = messages.text(f"rule.{rule_id}.why")
    if rule is None:
        return Explanation(rule_id, severity, summary, why)
    shown = rules.examples(rule)
    return Explanation(
        id=rule_id,
        severity=severity,
        summary=summary,
        why=why,
        rule=rule,
        bad=shown.bad,
        good=shown.good,
        fixes=tuple(
            RuleFix(_open_title(rule_id, fix_id, messages), applicability)
            for fix_id, applicability in rule.fixes.items()
        ),
        options=rule.options,
    )


def _open_title(rule_id: str, fix_id: str, messages: Messages) -> str:
    title = messages.table[f"rule.{rule_id}.fix.{fix_id}"]
    return title.format_map(defaultdict(lambda: _BLANK))
