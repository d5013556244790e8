"""Where the findings of a post stand in the document, until new ones come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QTextDocument

from editor.core.findings import Finding, Severity
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.ranges import Ranged, Ranges

_NAMES = [severity.value for severity in sorted(Severity, key=lambda severity: severity.rank)]
"""By rank: an enum's value and hash cost more than the rest of what is done for a finding."""


class FindingMarks:
    """Findings by place; they move with the text while it is typed."""

    def __init__(self) -> None:
        self._ranges: Ranges[Finding] = Ranges()

    def set_findings(self, findings: Iterable[Finding], buffer: QtBuffer) -> list[Ranged[str]]:
        """Take new findings; the result is what to underline, the gravest last and so on top."""
        at = buffer.positions()
        placed = [(finding, finding.span) for finding in findings if finding.span is not None]
        self._ranges = Ranges(
            Ranged(at(span.start), at(span.end), finding) for finding, span in placed
        )
        layers: list[list[Ranged[str]]] = [[] for _ in _NAMES]
        for item in self._ranges:
            rank = item.what.severity.rank
            layers[rank].append(Ranged(item.start, max(item.end, item.start + 1), _NAMES[rank]))
        return [item for layer in reversed(layers) for item in layer]

    def text_changed(self, position: int, removed: int, added: int) -> None:
        """Move with the text."""
        self._ranges.moved(position, removed, added)

    def at(self, position: int) -> list[Finding]:
        """The findings at a position, gravest first."""
        found = self._ranges.within(position, position + 1)
        return sorted((item.what for item in found), key=lambda finding: finding.sort_key)

    def in_line(self, line: int, document: QTextDocument) -> list[Finding]:
        """The findings that begin in a line (block), gravest first."""
        block = document.findBlockByNumber(line)
        start, end = block.position(), block.position() + block.length()
        found = self._ranges.within(start, end)
        return sorted(
            (item.what for item in found if start <= item.start < end), key=lambda f: f.sort_key
        )

    def by_line(self, document: QTextDocument, start: int, end: int) -> Mapping[int, Severity]:
        """The gravest severity of each line (block) in which a finding begins.

        Of the positions from ``start`` to ``end`` alone: a paint asks for the lines in sight.
        """
        lines: dict[int, Severity] = {}
        for item in self._ranges.within(start, end):
            line = document.findBlock(item.start).blockNumber()
            known = lines.get(line)
            if known is None or item.what.severity.rank < known.rank:
                lines[line] = item.what.severity
        return lines
