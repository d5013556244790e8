"""Findings as GitHub's workflow commands, which it shows beside the lines of a pull request."""

from __future__ import annotations

from pathlib import PurePath

from editor.cli.model import Context
from editor.cli.report import Line, Shape, Tally, Told
from editor.core.findings import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


class GithubReport:
    """``::error file=...,line=...,col=...::message``."""

    def __init__(self, context: Context, _shape: Shape) -> None:
        self._stream = context.stdout

    def words(self, told: Told) -> str:
        """A command for each."""
        return "".join(map(_command, told.lines))

    def tell(self, _path: str, words: str) -> None:
        """As they are."""
        self._stream.write(words)

    def end(self, tally: Tally) -> None:
        """GitHub counts for itself."""


def _command(line: Line) -> str:
    parts = {"file": PurePath(line.path).as_posix(), "line": line.line, "col": line.column}
    if line.finding.span is not None:
        parts["endLine"] = line.end_line
        if line.end_line == line.line:
            parts["endColumn"] = line.end_column
    parts["title"] = line.finding.rule
    properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
    command = _COMMANDS[line.finding.severity]
    return f"::{command} {properties}::{_data(line.message)}\n"


def _data(value: object) -> str:
    """What GitHub's runner unescapes in a message."""
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    """In a property, its separators too."""
    return _data(value).replace(":", "%3A").replace(",", "%2C")
