"""``genko schema check FILE``: whether a schema file says what it seems to say."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from editor.app.finding_texts import finding_text
from editor.cli.arguments import Parser
from editor.cli.check_targets import shown_path
from editor.cli.model import CliError, Context, Exit, existing
from editor.i18n.catalog import Messages
from editor.site.schema_file import schema_file
from editor.site.site_rules import check_schema_file


def add_arguments(parser: Parser, messages: Messages) -> None:
    """Add what it is told."""
    parser.add_argument("file", metavar="FILE", help=messages.text("cli.schema-action.file"))


def run(args: Namespace, context: Context) -> int:
    """Tell each fault of the file.

    Raises:
        CliError: when it is not there, or the folder named has no schema.
    """
    path = Path(existing(args.file)).absolute()
    file = schema_file(path) if path.is_dir() else path
    if file is None:
        raise CliError("cli.schema-action.none", {"path": args.file})
    problems = check_schema_file(file)
    for problem in problems:
        text = finding_text(problem, context.messages)
        context.stdout.write(f"{shown_path(file)}: {text} ({problem.rule})\n")
    if problems:
        return Exit.FINDINGS
    context.stdout.write(context.messages.text("cli.schema-action.sound", path=shown_path(file)))
    context.stdout.write("\n")
    return Exit.OK
