"""What a subcommand is, what it is given, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TextIO

from editor.cli.kept_words import KeptWords
from editor.i18n.catalog import Messages
from editor.site.seen import Seen


class Exit(IntEnum):
    """How a run ended."""

    OK = 0
    FINDINGS = 1
    """Something was found that is to be mended, or an edit was refused."""
    USAGE = 2
    """Wrong arguments, also a file that is not there."""
    INTERNAL = 3


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One word after ``genko``.

    ``module`` has ``add_parser(subparsers, messages) -> None``, which adds the parser ``name``, and
    ``run(args, context) -> int``. Its one-line description is the message ``cli.<name>.summary``.
    It is imported when it is called for, not before.
    """

    name: str
    module: str
    replayed: bool = False
    """Whether it says in ``Context.seen`` what its output depends on: see editor.cli.replay."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a subcommand has besides its arguments."""

    messages: Messages
    stdin: TextIO = field(repr=False)
    stdout: TextIO = field(repr=False)
    stderr: TextIO = field(repr=False)
    environment: Mapping[str, str] = field(repr=False)
    language: str | None = None
    """The language that was asked for, None where nobody did."""
    seen: list[Callable[[], Seen | None]] = field(default_factory=list, repr=False)
    """Told at the end of a run: what of the disk it depended on, None where that is not known."""
    words: KeptWords | None = field(default=None, repr=False)
    """What the same command said of each post before, where that is kept."""

    def say(self, message_id: str, **args: str | int | float) -> None:
        """Tell the user something on standard error, which leaves the output to programs."""
        print(f"genko: {self.messages.text(message_id, **args)}", file=self.stderr)


class CliError(Exception):
    """Ends the run with a message: an id, its arguments, and the exit code."""

    def __init__(
        self,
        message: str,
        details: Mapping[str, str | int | float] | None = None,
        *,
        code: Exit = Exit.USAGE,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details = details or {}
        self.code = code


def existing(text: str) -> Path:
    """The path that an argument names.

    Raises:
        CliError: when nothing is there.
    """
    path = Path(text)
    if not path.exists():
        raise CliError("cli.not-found", {"path": text})
    return path
