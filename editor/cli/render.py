"""``genko render POST``: the HTML that Jekyll makes of a post; ``--batch`` for many at once."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from editor.cli.arguments import Subparsers
from editor.cli.model import CliError, Context, Exit
from editor.cli.post_file import read_post
from editor.core.kramdown import Options, to_html
from editor.i18n.catalog import Messages
from editor.site.site import SiteProblem, find_site_root, open_site


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko render``."""
    parser = subparsers.add_parser("render", help=messages.text("cli.render.summary"))
    parser.add_argument(
        "post", metavar="POST", nargs="?", help=messages.text("cli.render-help.post")
    )
    parser.add_argument("--batch", action="store_true", help=messages.text("cli.render-help.batch"))
    parser.add_argument("--site", metavar="DIR", help=messages.text("cli.render-help.site"))
    parser.add_argument(
        "--record-options",
        action="store_true",
        help=messages.text("cli.render-help.record-options"),
    )


def run(args: Namespace, context: Context) -> int:
    """Print the HTML of one post, or of every line of standard input."""
    if args.batch:
        return batch(options_of(args.site, Path.cwd()), context, own=args.record_options)
    if args.post is None:
        raise CliError("cli.render-help.nothing")
    post = read_post(args.post)
    body = post.source.text[post.header.body_start :]
    root = find_site_root(Path(args.post))
    context.stdout.write(to_html(body, options_of(args.site, root)))
    return Exit.OK


def options_of(named: str | None, otherwise: Path | None) -> Options:
    """The settings of the site named, or of the folder where the post or the caller is.

    Raises:
        CliError: when the site that was named is none.
    """
    folder = Path(named) if named is not None else otherwise
    if folder is None:
        return Options()
    site = open_site(folder)
    if isinstance(site, SiteProblem):
        if named is not None:
            raise CliError(site.message, site.args)
        return Options()
    return Options.from_config(site.config.kramdown)


def batch(options: Options, context: Context, *, own: bool) -> int:
    """Answer each line of standard input, a JSON object, with one on standard output.

    Raises:
        CliError: when a line is not such an object.
    """
    for number, line in enumerate(context.stdin, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            name, markdown = record["name"], str(record["markdown"])
            given = record.get("options") or {}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise CliError("cli.render-help.bad-line", {"line": number}) from None
        html = to_html(markdown, options.merged(given) if own else options)
        json.dump({"name": name, "html": html}, context.stdout, ensure_ascii=False)
        context.stdout.write("\n")
    return Exit.OK
