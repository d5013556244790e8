"""``genko schema ACTION``: learn, import, show and check the schema of a site."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from types import ModuleType
from typing import cast

from editor.cli import schema_check, schema_import, schema_infer, schema_show
from editor.cli.arguments import Parser, Subparsers, add_common
from editor.cli.model import Context
from editor.i18n.catalog import Messages

ACTIONS: dict[str, ModuleType] = {
    "infer": schema_infer,
    "import": schema_import,
    "show": schema_show,
    "check": schema_check,
}
"""What can be done; each module has ``add_arguments(parser, messages)`` and ``run``."""


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko schema`` with its actions."""
    parser = subparsers.add_parser("schema", help=messages.text("cli.schema.summary"))
    # argparse only calls it, as it would call a class.
    made = cast("type[Parser]", partial(_parser, messages))
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=made
    )
    for name, module in ACTIONS.items():
        summary = messages.text(f"cli.schema-action.{name}")
        action = actions.add_parser(name, help=summary, description=summary)
        add_common(action)
        module.add_arguments(action, messages)


def _parser(messages: Messages, prog: str, description: str = "") -> Parser:
    return Parser(messages, prog, description)


def run(args: Namespace, context: Context) -> int:
    """Do what was asked."""
    code: int = ACTIONS[args.action].run(args, context)
    return code
