"""The outline: the headings of the open post; choosing one goes to its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.app.analysis import OutlineEntry
from editor.i18n.catalog import Messages

INDENT = "    "


class OutlinePanel(QWidget):
    """Shows headings, indented by level.

    Signals:
        line_chosen(int): a line of the whole text, from 0.
    """

    line_chosen = Signal(int)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[OutlineEntry, ...] = ()
        self.setObjectName("outline")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setContentsMargins(12, 8, 8, 4)
        self._list = QListWidget(self)
        self._list.setObjectName("outline.list")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemActivated.connect(self._on_item_chosen)
        self._list.itemClicked.connect(self._on_item_chosen)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "faint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)
        self.retranslate(messages)
        self.set_entries(())

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._title.setText(messages.text("outline.title"))
        self._list.setAccessibleName(messages.text("outline.title"))
        self._empty.setText(messages.text("outline.empty"))

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show the headings of a post."""
        fresh = tuple(entries)
        if fresh == self._entries and self._list.count() == len(fresh):
            self._list.setVisible(bool(fresh))
            self._empty.setVisible(not fresh)
            return
        self._entries = fresh
        row = self._list.currentRow()
        self._list.clear()
        top = min((entry.level for entry in fresh), default=1)
        for entry in fresh:
            item = QListWidgetItem(INDENT * (entry.level - top) + entry.text)
            item.setToolTip(entry.text)
            item.setSizeHint(QSize(0, 26))
            self._list.addItem(item)
        if 0 <= row < len(fresh):
            self._list.setCurrentRow(row)
        self._list.setVisible(bool(fresh))
        self._empty.setVisible(not fresh)

    def set_line(self, line: int) -> None:
        """Mark the heading under which ``line`` (from 0) stands."""
        current = -1
        for row, entry in enumerate(self._entries):
            if entry.line > line:
                break
            current = row
        self._list.setCurrentRow(current)

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.line_chosen.emit(self._entries[self._list.row(item)].line)
