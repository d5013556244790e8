"""Findings a line each, as compilers write them: for ``grep`` and for other editors."""

from __future__ import annotations

from editor.cli.model import Context
from editor.cli.report import Line, Shape, Tally


class LinesReport:
    """``path:line:column: severity: what is wrong (rule)``, and nothing else."""

    def __init__(self, context: Context, _shape: Shape) -> None:
        self._stream = context.stdout
        self._texts = context.messages

    def tell(self, line: Line) -> None:
        """One line; a place without a text is the file's first."""
        word = self._texts.text(f"check.severity.{line.finding.severity.value}")
        place = f"{line.path}:{line.line}:{line.column}"
        self._stream.write(f"{place}: {word}: {line.message} ({line.finding.rule})\n")

    def end(self, tally: Tally) -> None:
        """Nothing: whoever reads it counts lines."""
