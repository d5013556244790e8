"""Where a schema goes that was learnt or imported: to the screen, or into the site."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from editor.cli.arguments import Parser
from editor.cli.check_targets import shown_path
from editor.cli.model import CliError, Context, Exit
from editor.i18n.catalog import Messages
from editor.site import store
from editor.site.schema_file import SUFFIXES, schema_file, target_of


def add_output(parser: Parser, messages: Messages) -> None:
    """Add the options that say where to."""
    text = messages.text
    parser.add_argument("--write", action="store_true", help=text("cli.schema-action.write"))
    parser.add_argument("--force", action="store_true", help=text("cli.schema-action.force"))
    parser.add_argument(
        "--format", choices=tuple(SUFFIXES), default="yaml", help=text("cli.schema-action.format")
    )


def put_out(text: str, root: Path | None, args: Namespace, context: Context) -> None:
    """Print ``text``, or write it as the schema of the site in ``root``.

    Raises:
        CliError: when there is a schema already and nobody said ``--force``, or it cannot be
            written.
    """
    if not args.write:
        context.stdout.write(text)
        return
    if root is None:
        raise CliError("cli.schema-action.no-site")
    present, target = schema_file(root), target_of(root, args.format)
    if present is not None and (not args.force or present != target):
        reason = "exists-otherwise" if args.force else "exists"
        raise CliError(f"cli.schema-action.{reason}", {"path": shown_path(present)})
    put = store.create if present is None else store.overwrite
    outcome = put(target, text.encode())
    if isinstance(outcome, store.WriteFailed):
        raise CliError(outcome.reason, outcome.args, code=Exit.FINDINGS)
    if isinstance(outcome, store.Changed):
        raise CliError("cli.set.changed", {"name": target.name}, code=Exit.FINDINGS)
    context.say("cli.schema-action.written", path=shown_path(target), site=shown_path(root))
