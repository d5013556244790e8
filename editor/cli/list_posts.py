"""``genko list SITE``: the posts of a site as Jekyll sees them."""

from __future__ import annotations

from argparse import Namespace

from editor.cli.arguments import Subparsers
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.output import shown_time, write_json, write_table
from editor.cli.progress import Progress
from editor.core.header.values import json_value
from editor.i18n.catalog import Messages
from editor.site.index import PostRow, SiteIndex
from editor.site.site import Site, SiteProblem, open_site
from editor.site.user_dirs import user_dirs

FORMATS = ("text", "json")


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko list``."""
    parser = subparsers.add_parser("list", help=messages.text("cli.list.summary"))
    parser.add_argument("site", metavar="SITE", help=messages.text("cli.list.site"))
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=messages.text("cli.list.format")
    )


def run(args: Namespace, context: Context) -> int:
    """List the posts: drafts first, then the newest."""
    site = open_site(existing(args.site))
    if isinstance(site, SiteProblem):
        raise CliError(site.message, site.args)
    for problem in site.problems:
        context.say(problem.message, **problem.args)
    index = SiteIndex(site, user_dirs(context.environment).cache)
    with Progress(context.stderr, context.messages) as progress:
        rows = index.refresh(progress)
    if args.format == "json":
        write_json([_record(row, index, site) for row in rows], context.stdout)
    else:
        write_table((_line(row, context.messages) for row in rows), context.stdout)
    return Exit.OK


def _record(row: PostRow, index: SiteIndex, site: Site) -> dict[str, object]:
    """A post for other programs. ``front_matter`` is null where Jekyll cannot read it."""
    values = index.values(row.rel)
    error = row.header_error
    unreadable = error is not None and not values
    return {
        "path": row.rel,
        "url": row.url or None,
        "date": shown_time(row.date),
        "state": row.state,
        "draft": row.kind == "draft",
        "published": row.state == "published",
        "scheduled": row.state == "scheduled",
        "title": row.title,
        "categories": list(row.categories),
        "tags": list(row.tags),
        "front_matter": None if unreadable else json_value(values, site.config.zone),
        "error": None if error is None else {"id": error.message, **error.args},
    }


def _line(row: PostRow, texts: Messages) -> tuple[str, ...]:
    date = row.date.strftime("%Y-%m-%d %H:%M") if row.date else ""
    return (date, texts.text(f"cli.list.state.{row.state}"), row.rel, row.url or "-", row.title)
