"""``genko schema show SITE``: which schema holds for a site, and where it comes from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from editor.cli.arguments import Parser
from editor.cli.check_targets import shown_path
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.output import write_json, write_table
from editor.cli.progress import Progress
from editor.core.schema.model import Field, Range
from editor.i18n.catalog import Messages
from editor.site.ground import ground_of_site
from editor.site.site import SiteProblem
from editor.site.site_rules import SiteRules
from editor.site.user_dirs import user_dirs


def add_arguments(parser: Parser, messages: Messages) -> None:
    """Add what it is told."""
    parser.add_argument("site", metavar="SITE", help=messages.text("cli.list.site"))
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=messages.text("cli.schema-action.show-format"),
    )


def run(args: Namespace, context: Context) -> int:
    """Print the fields with their limits; as JSON, the whole document after ``extends``.

    Raises:
        CliError: when there is no site.
    """
    root = Path(existing(args.site)).absolute()
    with Progress(context.stderr, context.messages) as progress:
        ground = ground_of_site(root, user_dirs(context.environment).cache, progress)
    if isinstance(ground, SiteProblem):
        raise CliError(ground.message, ground.args)
    rules = ground.rules
    if args.format == "json":
        write_json(rules.schema.raw, context.stdout)
        return Exit.OK
    texts = context.messages
    context.stdout.write(_origin(rules, len(ground.posts), texts) + "\n\n")
    write_table((_row(f, texts) for f in rules.schema.fields), context.stdout)
    return Exit.OK


def _origin(rules: SiteRules, posts: int, texts: Messages) -> str:
    if rules.schema_path is None:
        return texts.text("cli.schema-show.inferred", count=posts)
    path, preset = shown_path(rules.schema_path), rules.schema.preset
    if preset is None:
        return texts.text("cli.schema-show.file", path=path)
    return texts.text("cli.schema-show.extends", path=path, preset=preset)


def _row(field: Field, texts: Messages) -> tuple[str, ...]:
    need = "required" if field.required else "recommended" if field.recommended else ""
    return (
        field.key,
        field.titled(texts.language),
        texts.text(f"learn.type.{field.type}"),
        texts.text(f"cli.schema-show.{need}") if need else "",
        "; ".join(_limits(field, texts)),
    )


def _limits(field: Field, texts: Messages) -> Iterator[str]:
    text = texts.text
    if field.enum:
        yield text("cli.schema-show.values", values=", ".join(map(str, field.enum)))
    for name, given in (
        ("length", field.length),
        ("amount", field.amount),
        ("count", field.count),
        ("accepted", field.accepted),
        ("wanted", field.wanted),
    ):
        if given:
            yield text(f"cli.schema-show.{name}", range=_shown(given))
    if field.pattern:
        yield text("cli.schema-show.pattern", pattern=field.pattern)


def _shown(given: Range) -> str:
    low = "" if given.low is None else f"{given.low:g}"
    high = "" if given.high is None else f"{given.high:g}"
    return low if low == high else f"{low}–{high}"
