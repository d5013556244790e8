"""Argument parsing whose help and complaints are in the user's language."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn, TextIO

from editor.cli.model import Exit
from editor.i18n.catalog import Messages

# argparse's own complaints, in the order in which they are looked for.
_COMPLAINTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("missing", r"the following arguments are required: (?P<names>.+)"),
        ("unknown", r"unrecognized arguments: (?P<names>.+)"),
        ("ambiguous", r"ambiguous option: (?P<name>\S+) could match (?P<names>.+)"),
        (
            "choice",
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose (?P<names>.+)\)",
        ),
        ("value", r"argument (?P<name>.+?): invalid .+? value: (?P<value>.+)"),
        ("together", r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
        ("one-of", r"one of the arguments (?P<names>.+) is required"),
        ("no-value", r"argument (?P<name>.+?): expected (?:one|at least one|\d+) arguments?"),
        ("no-value-wanted", r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)"),
    )
)

_VALUED = ("--language", "--portable")
_DEBUG = "--debug"


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks by message tables and knows no abbreviated options."""

    def __init__(self, messages: Messages, prog: str, description: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.messages = messages
        self._bare_or_valued: set[str] = set()
        self._positionals.title = messages.text("cli.help.arguments")
        self._optionals.title = messages.text("cli.help.options")
        # "-1e+16" is a value too, not an unknown option.
        self._negative_number_matcher = re.compile(r"-[0-9].*")
        help_text = messages.text("cli.help.help")
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=help_text)

    def add_bare_or_valued(self, name: str, metavar: str, text: str) -> None:
        """Add an option whose value can be left out and is written behind ``=`` alone.

        Its value is None without it, empty where it stands bare. (argparse would take the next
        word, which is a path, for the value.)
        """
        self._bare_or_valued.add(name)
        self.add_argument(name, metavar=f"={metavar}", nargs="?", const="", default=None, help=text)

    def spelled_out(self, words: Sequence[str]) -> list[str]:
        """``words`` with ``=`` behind bare options of :meth:`add_bare_or_valued`: to be parsed."""
        end = words.index("--") if "--" in words else len(words)
        bare = [f"{word}=" if word in self._bare_or_valued else word for word in words[:end]]
        return [*bare, *words[end:]]

    def format_help(self) -> str:
        """The help text, beginning with how to call it."""
        return self._own_words(super().format_help())

    def format_usage(self) -> str:
        """How to call it."""
        return self._own_words(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end.

        Raises:
            SystemExit: always, with the code for wrong usage.
        """
        told = self._mistyped(message) or complaint(self.messages, message)
        text = f"{self.format_usage()}genko: {told}\n"
        self.exit(Exit.USAGE, text)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the run.

        Raises:
            SystemExit: always.
        """
        if message:
            self._print_message(message, _stderr())
        raise SystemExit(int(status))

    def _mistyped(self, message: str) -> str:
        """The complaint about an option that is nearly one of ours; empty for all else."""
        found = re.fullmatch(r"unrecognized arguments: (--[^\s=]+)(?:[\s=].*)?", message)
        if found is None:
            return ""
        known = [name for name in self._option_string_actions if name.startswith("--")]
        near = difflib.get_close_matches(found[1], known, n=1)
        if not near:
            return ""
        return self.messages.text("cli.arguments.unknown-near", name=found[1], near=near[0])

    def _own_words(self, text: str) -> str:
        text = text.replace(" [=", "[=")  # of add_bare_or_valued: no blank before the value
        return re.sub(r"\Ausage: ", self.messages.text("cli.help.usage") + " ", text)


def complaint(messages: Messages, message: str) -> str:
    """What argparse complains about, in the language of ``messages``."""
    for name, pattern in _COMPLAINTS:
        found = pattern.fullmatch(message)
        if found is not None:
            parts = found.groupdict()
            if "names" in parts:
                parts["names"] = parts["names"].removeprefix("from ")
            return messages.text(f"cli.arguments.{name}", **parts)
    return messages.text("cli.arguments.other", detail=message)


class Subparsers:
    """What ``add_parser`` of a subcommand is given: makes a parser with the program's options."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self.made: dict[str, Parser] = {}

    def add_parser(self, name: str, *, help: str = "", description: str = "") -> Parser:  # noqa: A002 - as in argparse
        """A parser for the subcommand ``name``; ``help`` is its line in the program's help."""
        parser = Parser(self._messages, f"genko {name}", description or help)
        add_common(parser)
        self.made[name] = parser
        return parser


def add_common(parser: Parser) -> None:
    """Add the options that every subcommand has."""
    texts = parser.messages
    parser.add_argument(
        "--language", choices=("ja", "en"), default=None, help=texts.text("cli.help.language")
    )
    parser.add_argument("--portable", metavar="FOLDER", help=texts.text("cli.help.portable"))
    parser.add_argument("--debug", action="store_true", help=texts.text("cli.help.debug"))


@dataclass(frozen=True, slots=True)
class Common:
    """The options that every command has, and the arguments without those of them in front."""

    words: list[str]
    language: str | None = None
    debug: bool = False
    portable: str | None = None
    """The folder that takes in all that is the user's."""


def split_common(arguments: Iterable[str], *, anywhere: bool = False) -> Common:
    """What ``arguments`` say of the common options.

    Read before the real parsing, which needs the language itself. Common options behind another
    word are left in the words for a subcommand to parse; with ``anywhere`` they are taken out too,
    as is the ``--`` behind which none is looked for.
    """
    found: dict[str, str] = {}
    rest = list(arguments)
    leading = True
    kept: list[str] = []
    while rest:
        word = rest.pop(0)
        if word == "--":
            kept += rest if anywhere else [word, *rest]
            break
        name, equals, value = word.partition("=")
        taken = [word]
        if name in _VALUED and not equals and rest:
            value = rest.pop(0)
            taken.append(value)
        elif (name in _VALUED and not equals) or (name != _DEBUG and name not in _VALUED):
            kept.append(word)
            leading = leading and word.startswith("-")
            continue
        found[name] = value
        if not leading and not anywhere:
            kept += taken
    return Common(kept, found.get("--language"), _DEBUG in found, portable=found.get("--portable"))


def _stderr() -> TextIO:
    import sys  # noqa: PLC0415 -- the stream of the moment, which tests replace

    return sys.stderr
