"""The problems of a site as a tree of two levels: groups, and what is in them when it is seen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editor.app.finding_texts import finding_text, fix_title, label_of
from editor.app.site_problems import Group, GroupBy, Located, SiteView, Titles
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages
from editor.ui.problems.rows import ROW_ROLE, GroupRow, ProblemRow

STEP = 200
"""Rows of a group that are made known to the view at a time."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SiteProblemsModel(QAbstractItemModel):
    """Shows a :class:`SiteView`; a row is put into words when it is drawn, and not kept.

    The internal id of an index is 0 for a group, else the number of its group plus 1.
    """

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._view = SiteView()
        self._by = GroupBy.RULE
        self._titles: Titles = {}
        self._schema: Schema | None = None
        self._known: list[int] = []

    def set_view(
        self,
        view: SiteView,
        by: GroupBy,
        titles: Titles,
        schema: Schema | None,
        messages: Messages,
    ) -> None:
        """Show other problems; groups that were opened far down begin again."""
        self.beginResetModel()
        self._view, self._by = view, by
        self._titles, self._schema, self._messages = titles, schema, messages
        self._known = [min(STEP, len(group.items)) for group in view.groups]
        self.endResetModel()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._view.groups

    def located(self, index: Index) -> Located | None:
        """The problem of an index; None for a group."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self.groups[index.internalId() - 1].items[index.row()]

    def group_of(self, index: Index) -> Group | None:
        """The group that an index is, or is in."""
        if not index.isValid():
            return None
        number = index.internalId() - 1 if index.internalId() else index.row()
        return self.groups[number]

    def index_of(self, wanted: Located) -> QModelIndex:
        """Where a problem is shown, made known to the view; an invalid index where it is not."""
        key = wanted.finding.rule if self._by is GroupBy.RULE else wanted.rel
        for number, group in enumerate(self.groups):
            if group.key == key and wanted in group.items:
                row = group.items.index(wanted)
                parent = self.index(number, 0)
                while row >= self._known[number]:
                    self.fetchMore(parent)
                return self.index(row, 0, parent)
        return QModelIndex()

    # -- Qt's model

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a group, or of a row in one."""
        if not parent.isValid():
            inside = 0 <= row < len(self.groups) and column == 0
            return self.createIndex(row, column, 0) if inside else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() is another
        """The group of a row."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Groups, or the rows of a group that the view knows of."""
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() else self._known[parent.row()]

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """One: the delegate draws all of a row."""
        return 1

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        """A group always has some."""
        return not parent.isValid() or parent.internalId() == 0

    def canFetchMore(self, parent: Index) -> bool:
        """Whether a group has more rows than the view knows of."""
        if not parent.isValid() or parent.internalId():
            return False
        return self._known[parent.row()] < len(self.groups[parent.row()].items)

    def fetchMore(self, parent: Index) -> None:
        """Make the next rows of a group known."""
        number = parent.row()
        first = self._known[number]
        last = min(first + STEP, len(self.groups[number].items)) - 1
        if last < first:
            return
        self.beginInsertRows(self.index(number, 0), first, last)
        self._known[number] = last + 1
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate; words for screen readers and tips."""
        if role == ROW_ROLE:
            located = self.located(index)
            return self._group_row(index.row()) if located is None else self._row(located)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            located = self.located(index)
            if located is None:
                row = self._group_row(index.row())
                count = self._messages.text("problems.site.count", count=row.count)
                return f"{row.title}: {count}"
            shown = self._row(located)
            word = self._messages.text(f"severity.{located.finding.severity.value}")
            return f"{word}: {shown.message} {shown.place}"
        if role == Qt.ItemDataRole.ToolTipRole:
            located = self.located(index)
            return None if located is None else f"{self._row(located).message}\n{located.rel}"
        return None

    def _group_row(self, number: int) -> GroupRow:
        group = self.groups[number]
        if self._by is GroupBy.POST:
            title = self._titles.get(group.key) or group.key
            beside = group.key if title != group.key else ""
        else:
            title = self._messages.text(f"rule.{group.key}.summary")
            beside = self._messages.text("problems.site.posts", count=group.posts)
        return GroupRow(title, beside, group.severity, len(group.items))

    def _row(self, located: Located) -> ProblemRow:
        finding = located.finding
        return ProblemRow(
            finding=finding,
            message=finding_text(finding, self._messages, self._schema),
            place=self._place(located),
            fixes=tuple(fix_title(finding, fix, self._messages) for fix in finding.fixes),
            rel=located.rel,
        )

    def _place(self, located: Located) -> str:
        finding = located.finding
        if finding.field is not None:
            where = label_of(finding.field, self._schema, self._messages.language)
        elif located.place is None:
            where = ""
        else:
            line, column = located.place
            where = self._messages.text("problems.place", line=line + 1, column=column + 1)
        if self._by is GroupBy.POST:
            return where
        title = self._titles.get(located.rel) or located.rel
        return f"{title} · {where}" if where else title
