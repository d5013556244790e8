"""The command palette: every command and every open or listed post, by a few letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.i18n.catalog import Messages

LIMIT = 60
"""Rows shown at the most: beyond that a user types another letter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the palette can do."""

    title: str
    detail: str
    run: Callable[[], None]
    icon: QIcon | None = None


def match_score(query: str, title: str) -> int | None:
    """How well ``title`` answers ``query``: smaller is better, None is not at all.

    All characters of the query in order; a prefix before a substring before scattered letters.
    Width and case make no difference (NFKC, casefold).
    """
    query, title = (unicodedata.normalize("NFKC", s).casefold() for s in (query, title))
    if title.startswith(query):
        return 0
    at = title.find(query)
    if at >= 0:
        return 1 + at
    place, spread = -1, 0
    for character in query.replace(" ", ""):
        found = title.find(character, place + 1)
        if found < 0:
            return None
        spread += found - place
        place = found
    return 100 + spread


class Palette(QDialog):
    """A line to type in and the best answers below it."""

    def __init__(self, entries: Sequence[Entry], messages: Messages, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._entries = entries
        self.setObjectName("palette")
        self.setAccessibleName(messages.text("palette.title"))
        self._line = QLineEdit(self)
        self._line.setObjectName("palette.query")
        self._line.setPlaceholderText(messages.text("palette.placeholder"))
        self._line.setAccessibleName(messages.text("palette.placeholder"))
        self._list = QListWidget(self)
        self._list.setObjectName("palette.list")
        self._list.setAccessibleName(messages.text("palette.title"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._on_item_clicked)
        self._fill("")
        width = min(640, parent.width() - 80)
        self.setFixedSize(width, min(460, parent.height() - 120))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 72)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter in the line act on the list; not while an input method composes."""
        if watched is self._line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                count = max(1, self._list.count())
                self._list.setCurrentRow((self._list.currentRow() + step) % count)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run_current()
                return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        scored = []
        for order, entry in enumerate(self._entries):
            score = match_score(query.strip(), entry.title)
            if score is not None:
                scored.append((score, order, entry))
        scored.sort(key=lambda row: row[:2])
        self._list.clear()
        for _, _, entry in scored[:LIMIT]:
            shown = f"{entry.title}    {entry.detail}" if entry.detail else entry.title
            item = QListWidgetItem(shown)
            if entry.icon is not None:
                item.setIcon(entry.icon)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _on_item_clicked(self, _item: QListWidgetItem) -> None:
        self._run_current()

    def _run_current(self) -> None:
        if self._list.currentRow() < 0:
            return
        entry: Entry = self._list.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        entry.run()


def action_entry(action: QAction) -> Entry:
    """The palette's row for a command."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(action.text().rstrip("…"), keys, action.trigger, action.icon())
