"""``genko SUBCOMMAND``: finds the subcommand, runs it, and turns every end into an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Mapping, Sequence
from importlib import import_module

import editor
from editor.cli.arguments import Parser, Subparsers, add_common, split_common
from editor.cli.model import CliError, Context, Exit, Subcommand
from editor.cli.replay import Replay, replayable
from editor.i18n.catalog import LANGUAGES, Messages
from editor.i18n.locale import choose_language
from editor.site.garbage import searching_seldom
from editor.site.resources import load_messages

SUBCOMMANDS: tuple[Subcommand, ...] = (
    Subcommand("check", "editor.cli.check", replayed=True),
    Subcommand("fix", "editor.cli.fix"),
    Subcommand("explain", "editor.cli.explain"),
    Subcommand("schema", "editor.cli.schema"),
    Subcommand("list", "editor.cli.list_posts"),
    Subcommand("get", "editor.cli.get"),
    Subcommand("set", "editor.cli.set_value"),
    Subcommand("render", "editor.cli.render"),
    Subcommand("page", "editor.cli.page"),
)
"""All subcommands, in the order of the help."""


def is_subcommand(word: str) -> bool:
    """Whether ``word`` is one of ours."""
    return any(command.name == word for command in SUBCOMMANDS)


def main(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """Run the command line with ``arguments`` (without the program's name); the exit code."""
    common = split_common(arguments)
    language, words = common.language, common.words
    if language is not None and language not in LANGUAGES:
        words = ["--language", language, *words]  # for the parser to complain about
    messages = load_messages(choose_language(language, environment))
    _speak_utf8()
    context = Context(messages, sys.stdin, sys.stdout, sys.stderr, environment, language)
    try:
        with searching_seldom():
            return _dispatch(words, context)
    except SystemExit as end:
        return int(end.code or 0)
    except CliError as error:
        context.say(error.message, **error.details)
        return error.code
    except KeyboardInterrupt:
        context.say("cli.interrupted")
        return 130
    except BrokenPipeError:
        # Whoever read the output has what it wanted; Python must not complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except Exception as error:  # noqa: BLE001 -- the last resort: a line for people, not a traceback
        if common.debug:
            traceback.print_exc(file=context.stderr)
        name = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        context.say("cli.internal", error=name)
        return Exit.INTERNAL


def _dispatch(words: Sequence[str], context: Context) -> int:
    command = next((c for c in SUBCOMMANDS if words and c.name == words[0]), None)
    if command is None:
        return _without_subcommand(words, context)
    if command.replayed and replayable(words[1:]):
        return _replayed(command, words, context)
    return _run(command, words, context)


def _run(command: Subcommand, words: Sequence[str], context: Context) -> int:
    parser = parser_of(command, context.messages)
    args = parser.parse_args(parser.spelled_out(words[1:]))
    module = import_module(command.module)
    code: int = module.run(args, context)
    context.stdout.flush()
    return code


def _replayed(command: Subcommand, words: Sequence[str], context: Context) -> int:
    """Print what the same command has printed, if all is as it was; else run it and keep that."""
    replay = Replay(words, context)
    printed = replay.again()
    if printed is not None:
        return printed
    code = _run(command, words, replay.recorded())
    replay.keep(code)
    return code


def parser_of(command: Subcommand, messages: Messages) -> Parser:
    """What reads a subcommand's arguments; manual pages and completions are made of it too."""
    subparsers = Subparsers(messages)
    import_module(command.module).add_parser(subparsers, messages)
    return subparsers.made[command.name]


def program_parser(messages: Messages) -> Parser:
    """What reads the arguments where no subcommand is named."""
    parser = Parser(messages, "genko", messages.text("cli.description"))
    parser.usage = (
        "genko [--language ja|en] [--portable FOLDER] [FILE | SITE]\n       genko COMMAND ..."
    )
    add_common(parser)
    parser.add_argument("--version", action="store_true", help=messages.text("cli.help.version"))
    parser.epilog = _overview(messages)
    return parser


def _without_subcommand(words: Sequence[str], context: Context) -> int:
    parser = program_parser(context.messages)
    args: Namespace = parser.parse_args(list(words))
    if args.version:
        print(f"genko {editor.__version__}", file=context.stdout)
        return Exit.OK
    parser.print_help(context.stderr)
    return Exit.USAGE


def _overview(texts: Messages) -> str:
    """The subcommands, a line each."""
    width = max(len(command.name) for command in SUBCOMMANDS)
    lines = (
        f"  {command.name:<{width}}  {texts.text(f'cli.{command.name}.summary')}"
        for command in SUBCOMMANDS
    )
    return "\n".join(
        (f"{texts.text('cli.help.commands')}:", *lines, "", texts.text("cli.help.more"))
    )


def _speak_utf8() -> None:
    """Output is UTF-8 on every system: other programs read it."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            errors = "backslashreplace" if stream is sys.stderr else "surrogateescape"
            stream.reconfigure(encoding="utf-8", errors=errors)
