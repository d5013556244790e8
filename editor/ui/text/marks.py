"""Where the findings of a post stand in the document, until new ones come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QTextDocument

from editor.core.findings import Finding, Severity
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.ranges import Ranged, Ranges


class FindingMarks:
    """Findings by place; they move with the text while it is typed."""

    def __init__(self) -> None:
        self._ranges: Ranges[Finding] = Ranges()
        self._by_line: Mapping[int, Severity] | None = None

    def set_findings(self, findings: Iterable[Finding], buffer: QtBuffer) -> list[Ranged[str]]:
        """Take new findings; the result is what to underline, the gravest last and so on top."""
        at = buffer.positions()
        placed = [(finding, finding.span) for finding in findings if finding.span is not None]
        self._ranges = Ranges(
            Ranged(at(span.start), at(span.end), finding) for finding, span in placed
        )
        self._by_line = None
        gravest_last = sorted(self._ranges, key=lambda item: -item.what.severity.rank)
        return [
            Ranged(item.start, max(item.end, item.start + 1), item.what.severity.value)
            for item in gravest_last
        ]

    def text_changed(self, position: int, removed: int, added: int) -> None:
        """Move with the text."""
        if self._ranges.moved(position, removed, added):
            self._by_line = None

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

    def by_line(self, document: QTextDocument) -> Mapping[int, Severity]:
        """The gravest severity of each line (block) that has a finding."""
        if self._by_line is None:
            lines: dict[int, Severity] = {}
            for item in self._ranges:
                line = document.findBlock(item.start).blockNumber()
                known = lines.get(line)
                if known is None or item.what.severity.rank < known.rank:
                    lines[line] = item.what.severity
            self._by_line = lines
        return self._by_line
