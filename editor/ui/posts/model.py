"""The posts of the site as rows of a list model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.site.rows import PostRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
PROBLEMS_ROLE = Qt.ItemDataRole.UserRole + 2
DIRTY_ROLE = Qt.ItemDataRole.UserRole + 3

_ROOT = QModelIndex()


class PostsModel(QAbstractListModel):
    """Rows in the order given; each with the number of its errors and whether it is unsaved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PostRow] = []
        self._numbers: dict[Path, int] | None = None
        """The rows' numbers by path, made when first asked for."""
        self._errors: Mapping[str, int] = {}
        self._dirty: frozenset[Path] = frozenset()

    def set_rows(self, rows: Sequence[PostRow], errors: Mapping[str, int]) -> None:
        """Show ``rows``; ``errors`` counts findings of error severity by ``rel``."""
        self.beginResetModel()
        self._rows, self._errors = list(rows), errors
        self._numbers = None
        self.endResetModel()

    def replace_rows(self, rows: Iterable[PostRow]) -> None:
        """Show the rows of some posts anew, where they stand; posts that are not shown stay so."""
        for row in rows:
            number = self.row_of(row.path)
            if number >= 0:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def set_dirty(self, paths: frozenset[Path]) -> None:
        """Mark the posts that hold unsaved text."""
        changed = paths ^ self._dirty
        self._dirty = paths
        for number in map(self.row_of, changed):
            if number >= 0:
                index = self.index(number)
                self.dataChanged.emit(index, index, [DIRTY_ROLE])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """All rows are at the top."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The title for whoever reads texts, the row itself for the delegate."""
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.title or row.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.rel
        if role == ROW_ROLE:
            return row
        if role == PROBLEMS_ROLE:
            return self._errors.get(row.rel, 0)
        if role == DIRTY_ROLE:
            return row.path in self._dirty
        return None

    def row_of(self, path: Path) -> int:
        """The number of the row of ``path``, -1 when it is not shown."""
        if self._numbers is None:
            self._numbers = {row.path: number for number, row in enumerate(self._rows)}
        return self._numbers.get(path, -1)

    def row_at(self, number: int) -> PostRow:
        """The post of a row."""
        return self._rows[number]
