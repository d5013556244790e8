"""Findings for people: a line each, with colours at a terminal, and a closing count."""

from __future__ import annotations

from editor.cli.model import Context
from editor.cli.report import Line, Tally
from editor.core.findings import Severity

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.HINT: "36"}
_BOLD, _FAINT, _GREEN = "1", "2", "32;1"


class TextReport:
    """``path:line:column: severity: what is wrong (rule)``."""

    def __init__(self, context: Context) -> None:
        self._stream = context.stdout
        self._texts = context.messages
        plain = bool(context.environment.get("NO_COLOR"))
        self._coloured = context.stdout.isatty() and not plain
        self._severities = {s: self._texts.text(f"check.severity.{s.value}") for s in Severity}

    def tell(self, line: Line) -> None:
        """One line; a place without a text is the file's first."""
        severity = line.finding.severity
        place = f"{self._in(line.path, _BOLD)}:{line.line}:{line.column}:"
        word = self._in(self._severities[severity], _COLOURS[severity])
        rule = self._in(f"({line.finding.rule})", _FAINT)
        self._stream.write(f"{place} {word}: {line.message} {rule}\n")

    def end(self, tally: Tally) -> None:
        """How many posts, how many findings, what can be done."""
        text = self._texts.text
        posts = text("check.posts", count=tally.posts)
        if not tally.severities.total():
            self._stream.write(self._in(text("check.clean", posts=posts), _GREEN) + "\n")
            return
        counts = text("check.and").join(
            text(f"check.count.{severity.value}", count=tally.severities[severity])
            for severity in Severity
            if tally.severities[severity]
        )
        self._stream.write("\n" + text("check.found", posts=posts, counts=counts) + "\n")
        if tally.fixable:
            self._stream.write(text("check.fixable", count=tally.fixable) + "\n")

    def _in(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._coloured else text
