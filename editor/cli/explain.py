"""``genko explain [RULE]``: what a rule wants and why, or a list of all rules."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator

from editor.app.explaining import Explanation, explain
from editor.cli.arguments import Subparsers
from editor.cli.check_targets import unknown_rule
from editor.cli.model import Context, Exit
from editor.cli.output import write_table
from editor.core.findings import Severity
from editor.i18n.catalog import Messages
from editor.rules.catalog import BY_ID, RULES
from editor.rules.model import Option
from editor.rules.notices import NOTICES, current_id

_INDENT = "    "


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko explain``."""
    parser = subparsers.add_parser("explain", help=messages.text("cli.explain.summary"))
    parser.add_argument("rule", metavar="RULE", nargs="?", help=messages.text("explain.rule"))


def run(args: Namespace, context: Context) -> int:
    """Explain one rule, or list them all."""
    texts = context.messages
    if args.rule is None:
        _list_all(context)
        return Exit.OK
    context.stdout.writelines(f"{line}\n" for line in _explained(args.rule, texts))
    return Exit.OK


def _list_all(context: Context) -> None:
    """All rules by where they look, those that say nothing unless they are asked for marked."""
    texts = context.messages
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for rule in RULES:
        weight = _severity(rule.severity, texts) if rule.on else texts.text("explain.off")
        row = (rule.id, weight, _summary(rule.id, texts))
        groups.setdefault(rule.id.partition("/")[0], []).append(row)
    groups["program"] = [
        (name, _severity(severity, texts), _summary(name, texts))
        for name, severity in NOTICES.items()
    ]
    rows: list[tuple[str, ...]] = []
    for group, told in groups.items():
        rows += [(), (texts.text(f"explain.group.{group}"),), *told]
    write_table(rows[1:], context.stdout)


def _explained(name: str, texts: Messages) -> Iterator[str]:
    name = current_id(name)
    told = explain(name, texts)
    if told is None:
        raise unknown_rule(name, [*BY_ID, *NOTICES])
    yield f"{name}: {told.summary} ({_severity(told.severity, texts)})"
    yield ""
    yield told.why
    if told.rule is not None:
        yield from _example_lines(told, texts)
        yield from _fix_lines(told, texts)
        yield from _setting_lines(told, texts)


def _example_lines(told: Explanation, texts: Messages) -> Iterator[str]:
    for title, code in (("explain.bad", told.bad), ("explain.good", told.good)):
        if code:
            yield from ("", texts.text(title), "")
            yield from (f"{_INDENT}{line}".rstrip() for line in code.split("\n"))


def _fix_lines(told: Explanation, texts: Messages) -> Iterator[str]:
    yield ""
    if not told.fixes:
        yield texts.text("explain.no-fix")
        return
    yield texts.text("explain.fixes")
    for fix in told.fixes:
        safety = texts.text(f"explain.applicability.{fix.applicability.value}")
        yield f"  - {fix.title} — {safety}"


def _setting_lines(told: Explanation, texts: Messages) -> Iterator[str]:
    yield ""
    if told.options:
        yield texts.text("explain.options")
        for option in told.options:
            yield f"  - {option.name}: {_default(option)}"
        yield ""
    yield texts.text("explain.turn-off")
    yield f"{_INDENT}{told.id}: off"
    yield texts.text("explain.let-pass")
    reason = texts.text("explain.reason")
    if told.id.startswith("header/"):
        yield f"{_INDENT}# genko-ignore {told.id}: {reason}"
    elif told.id.startswith("body/"):
        yield f"{_INDENT}<!-- genko-ignore {told.id}: {reason} -->"
    else:
        yield f"{_INDENT}<!-- genko-ignore-post {told.id}: {reason} -->"


def _default(option: Option) -> str:
    """As a site would write it into its settings."""
    default = option.default
    shown = list(default) if isinstance(default, tuple) else default
    return json.dumps(shown, ensure_ascii=False)


def _summary(name: str, texts: Messages) -> str:
    return texts.text(f"rule.{name}.summary")


def _severity(severity: Severity, texts: Messages) -> str:
    return texts.text(f"check.severity.{severity.value}")
