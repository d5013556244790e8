"""The problems of the open post as a model: put into words row by row, as they are looked at."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.app.finding_texts import (
    finding_text,
    fix_title,
    line_and_column,
    place_text,
    same_words,
)
from editor.core.findings import Finding
from editor.core.schema.model import Schema
from editor.core.text.lines import LineIndex
from editor.i18n.catalog import Messages
from editor.ui.problems.rows import ROW_ROLE, ProblemRow

STEP = 40
"""Rows that are made known to the view at a time; more follow when it comes to their end."""

_ROOT = QModelIndex()


class PostProblemsModel(QAbstractListModel):
    """Findings in the order given."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._schema: Schema | None = None
        self._findings: tuple[Finding, ...] = ()
        self._lines = LineIndex("")
        self._rows: dict[int, ProblemRow] = {}
        self._shown = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, whether the view knows of them already or not."""
        return self._findings

    def set_findings(
        self, findings: tuple[Finding, ...], text: str, schema: Schema | None, messages: Messages
    ) -> bool:
        """Show the findings of ``text``, fields called as ``schema`` calls them.

        False where they are the same problems at other places, as after most keys: then the view is
        told of the rows alone that name another place.
        """
        lines = LineIndex(text)
        if (schema, messages) == (self._schema, self._messages) and self._are(findings):
            self._move(findings, lines)
            return False
        self.beginResetModel()
        self._findings, self._lines = findings, lines
        self._schema, self._messages = schema, messages
        self._rows = {}
        self._shown = min(len(findings), max(STEP, self._shown))
        self.endResetModel()
        return True

    def _are(self, findings: tuple[Finding, ...]) -> bool:
        """Whether these are the problems that are listed, wherever they stand."""
        known = self._findings
        return 0 < len(findings) == len(known) and all(map(same_words, known, findings))

    def _move(self, findings: tuple[Finding, ...], lines: LineIndex) -> None:
        before, rows = self._lines, self._rows
        old, self._findings, self._lines, self._rows = self._findings, findings, lines, {}
        for number, row in rows.items():
            finding = findings[number]
            if line_and_column(old[number], before) == line_and_column(finding, lines):
                self._rows[number] = ProblemRow(finding, row.message, row.place, row.fixes)
            else:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def row_of(self, finding: Finding) -> int:
        """The row of a finding, made known to the view; -1 where it is none of them."""
        if finding not in self._findings:
            return -1
        number = self._findings.index(finding)
        while number >= self._shown:
            self.fetchMore()
        return number

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """The rows that the view knows of."""
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> bool:
        """Whether there are more."""
        return not parent.isValid() and self._shown < len(self._findings)

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex = _ROOT) -> None:
        """Make the next ones known."""
        end = min(self._shown + STEP, len(self._findings))
        self.beginInsertRows(_ROOT, self._shown, end - 1)
        self._shown = end
        self.endInsertRows()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The row itself for the delegate; words for screen readers."""
        if role == ROW_ROLE:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._row(index.row())
            word = self._messages.text(f"severity.{row.finding.severity.value}")
            return f"{word}: {row.message} {row.place}".strip()
        return None

    def _row(self, number: int) -> ProblemRow:
        if number not in self._rows:
            finding = self._findings[number]
            self._rows[number] = ProblemRow(
                finding=finding,
                message=finding_text(finding, self._messages, self._schema),
                place=place_text(finding, self._lines, self._messages, self._schema),
                fixes=tuple(fix_title(finding, fix, self._messages) for fix in finding.fixes),
            )
        return self._rows[number]
