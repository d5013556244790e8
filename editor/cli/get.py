"""``genko get POST KEY``: one value of the front matter, as Jekyll sees it or as it is written."""

from __future__ import annotations

from argparse import Namespace

from editor.cli.arguments import Subparsers
from editor.cli.model import CliError, Context, Exit
from editor.cli.output import write_json
from editor.cli.post_file import read_post
from editor.core.header.values import json_value
from editor.i18n.catalog import Messages


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko get``."""
    parser = subparsers.add_parser("get", help=messages.text("cli.get.summary"))
    parser.add_argument("post", metavar="POST", help=messages.text("cli.get.post"))
    parser.add_argument("key", metavar="KEY", nargs="?", help=messages.text("cli.get.key"))
    parser.add_argument("--raw", action="store_true", help=messages.text("cli.get.raw"))


def run(args: Namespace, context: Context) -> int:
    """Print the value of a key, or of all keys where none is named."""
    post = read_post(args.post)
    if args.key is None:
        if args.raw:
            fences = post.header.fences
            context.stdout.write("" if fences is None else fences.yaml.of(post.source.text))
        else:
            write_json(json_value(post.header.values), context.stdout)
        return Exit.OK
    entry = post.header.get(args.key)
    if args.raw and entry is not None:
        context.stdout.write(entry.raw.rstrip("\n") + "\n")
        return Exit.OK
    if args.key not in post.header.values:
        raise CliError("cli.get.absent", {"key": args.key}, code=Exit.FINDINGS)
    write_json(json_value(post.header.values[args.key]), context.stdout)
    return Exit.OK
