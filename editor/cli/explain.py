"""``genko explain [RULE]``: what a rule wants and why, or a list of all rules."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator

from editor.cli.arguments import Subparsers
from editor.cli.check_targets import unknown_rule
from editor.cli.model import Context, Exit
from editor.cli.output import write_table
from editor.core.findings import Severity
from editor.i18n.catalog import Messages
from editor.rules.catalog import BY_ID, NOTICES, RULES
from editor.rules.explanation import examples
from editor.rules.model import Rule

_INDENT = "    "
_BLANK = "…"
"""Stands in a fix's title for what only a post can tell."""


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko explain``."""
    parser = subparsers.add_parser("explain", help=messages.text("cli.explain.summary"))
    parser.add_argument("rule", metavar="RULE", nargs="?", help=messages.text("explain.rule"))


def run(args: Namespace, context: Context) -> int:
    """Explain one rule, or list them all."""
    texts = context.messages
    if args.rule is None:
        rows = [(r.id, _severity(r.severity, texts), _summary(r.id, texts)) for r in RULES]
        rows += [(name, _severity(s, texts), _summary(name, texts)) for name, s in NOTICES.items()]
        write_table(rows, context.stdout)
        return Exit.OK
    context.stdout.writelines(f"{line}\n" for line in _explained(args.rule, texts))
    return Exit.OK


def _explained(name: str, texts: Messages) -> Iterator[str]:
    rule = BY_ID.get(name)
    severity = rule.severity if rule else NOTICES.get(name)
    if severity is None:
        raise unknown_rule(name, [*BY_ID, *NOTICES])
    yield f"{name}: {_summary(name, texts)} ({_severity(severity, texts)})"
    yield ""
    yield texts.text(f"rule.{name}.why")
    if rule is not None:
        yield from _example_lines(rule, texts)
        yield from _fix_lines(rule, texts)
        yield from _setting_lines(rule, texts)


def _example_lines(rule: Rule, texts: Messages) -> Iterator[str]:
    shown = examples(rule)
    for title, code in (("explain.bad", shown.bad), ("explain.good", shown.good)):
        if code:
            yield from ("", texts.text(title), "")
            yield from (f"{_INDENT}{line}".rstrip() for line in code.split("\n"))


def _fix_lines(rule: Rule, texts: Messages) -> Iterator[str]:
    yield ""
    if not rule.fixes:
        yield texts.text("explain.no-fix")
        return
    yield texts.text("explain.fixes")
    for fix_id, applicability in rule.fixes.items():
        title = texts.table[f"rule.{rule.id}.fix.{fix_id}"]
        shown = title.format_map(defaultdict(lambda: _BLANK))
        yield f"  - {shown} — {texts.text(f'explain.applicability.{applicability.value}')}"


def _setting_lines(rule: Rule, texts: Messages) -> Iterator[str]:
    yield ""
    if rule.options:
        yield texts.text("explain.options")
        for option in rule.options:
            yield f"  - {option.name}: {option.default!r}"
        yield ""
    yield texts.text("explain.turn-off")
    yield f"{_INDENT}{rule.id}: off"
    yield texts.text("explain.let-pass")
    if rule.id.startswith("header/"):
        yield f"{_INDENT}# genko-ignore {rule.id}: {texts.text('explain.reason')}"
    elif rule.id.startswith("body/"):
        yield f"{_INDENT}<!-- genko-ignore {rule.id}: {texts.text('explain.reason')} -->"
    else:
        yield f"{_INDENT}<!-- genko-ignore-post {rule.id}: {texts.text('explain.reason')} -->"


def _summary(name: str, texts: Messages) -> str:
    return texts.text(f"rule.{name}.summary")


def _severity(severity: Severity, texts: Messages) -> str:
    return texts.text(f"check.severity.{severity.value}")
