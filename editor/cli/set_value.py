"""``genko set POST KEY JSON``: change one value of the front matter and not a byte besides."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date

from editor.cli.arguments import Subparsers
from editor.cli.choices import user_settings
from editor.cli.model import CliError, Context, Exit
from editor.cli.post_file import PostFile, read_post
from editor.core.header.psych import resolve_plain
from editor.core.header.values import JsonValue, Time, Value
from editor.core.header.write import Refused, add_header, remove_key, set_value
from editor.core.text.edits import EditSet
from editor.core.text.source import encode
from editor.i18n.catalog import Messages
from editor.site import store


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko set``."""
    parser = subparsers.add_parser("set", help=messages.text("cli.set.summary"))
    parser.add_argument("post", metavar="POST", help=messages.text("cli.get.post"))
    parser.add_argument("key", metavar="KEY", help=messages.text("cli.set.key"))
    parser.add_argument("value", metavar="JSON", nargs="?", help=messages.text("cli.set.value"))
    parser.add_argument("--remove", action="store_true", help=messages.text("cli.set.remove"))


def run(args: Namespace, context: Context) -> int:
    """Change the file. Nothing is written where the value stands already."""
    if args.remove == (args.value is not None):
        raise CliError("cli.set.value-or-remove")
    value = None if args.remove else _parsed(args.value)
    post = read_post(args.post)
    try:
        edits = _removal(post, args.key) if args.remove else _change(post, args.key, value)
    except Refused as refused:
        raise CliError(refused.reason, refused.details, code=Exit.FINDINGS) from None
    _save(post, edits, in_place=user_settings(context).save_in_place)
    return Exit.OK


def _parsed(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CliError("cli.set.not-json", {"value": text}) from None
    return value


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _removal(post: PostFile, key: str) -> EditSet:
    if post.header.get(key) is None:
        raise CliError("cli.get.absent", {"key": key}, code=Exit.FINDINGS)
    return remove_key(post.source.text, key)


def _change(post: PostFile, key: str, value: JsonValue) -> EditSet:
    wanted = _as_written(post, key, value)
    if post.header.fences is None:
        return add_header(post.source.text, {key: wanted})
    return set_value(post.source.text, key, wanted)


def _as_written(post: PostFile, key: str, value: JsonValue) -> Value:
    """JSON has no dates: a text that is one replaces a date by a date, and is one under `date`."""
    if isinstance(value, list):
        return [_as_written_item(item) for item in value]
    if isinstance(value, str):
        entry = post.header.get(key)
        was_stamp = isinstance(entry.value, date | Time) if entry is not None else key == "date"
        stamp = resolve_plain(value) if was_stamp else None
        return stamp if isinstance(stamp, date | Time) else value
    return _as_written_item(value)


def _as_written_item(value: JsonValue) -> Value:
    if isinstance(value, list):
        return [_as_written_item(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_written_item(inner) for key, inner in value.items()}
    return value


def _save(post: PostFile, edits: EditSet, *, in_place: bool) -> None:
    try:
        data = encode(edits.apply(post.source.text), post.source)
    except UnicodeEncodeError:
        raise CliError("header.refused.surrogate", code=Exit.FINDINGS) from None
    outcome = store.write(post.loaded.path, data, post.loaded.stamp, in_place=in_place)
    if isinstance(outcome, store.Changed):
        raise CliError("cli.set.changed", {"name": post.loaded.path.name}, code=Exit.FINDINGS)
    if isinstance(outcome, store.WriteFailed):
        raise CliError(outcome.reason, outcome.args, code=Exit.FINDINGS)
