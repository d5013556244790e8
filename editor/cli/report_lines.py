"""Findings a line each, as compilers write them: for ``grep`` and for other editors."""

from __future__ import annotations

from editor.cli.model import Context
from editor.cli.report import Shape, Tally, Told, severity_words


class LinesReport:
    """``path:line:column: severity: what is wrong (rule)``, and nothing else."""

    def __init__(self, context: Context, _shape: Shape) -> None:
        self._stream = context.stdout
        self._words = severity_words(context.messages)

    def words(self, told: Told) -> str:
        """A line for each; a place without a text is the file's first."""
        return "".join(
            f"{line.path}:{line.line}:{line.column}: {self._words[line.finding.severity.rank]}:"
            f" {line.message} ({line.finding.rule})\n"
            for line in told.lines
        )

    def tell(self, _path: str, words: str) -> None:
        """As they are."""
        self._stream.write(words)

    def end(self, tally: Tally) -> None:
        """Nothing: whoever reads it counts lines."""
