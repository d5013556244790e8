"""The page of keys: every command with its key, another one pressed in its place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from editor.app.commands.catalog import COMMANDS, MENUS
from editor.app.commands.model import Command
from editor.app.folding import folded
from editor.app.shortcuts import KeyRefused, keys_of, refusal, with_key
from editor.i18n.catalog import Messages
from editor.ui.announcing import announce

_ID = Qt.ItemDataRole.UserRole + 1
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysPage(QWidget):
    """Lists commands and their keys.

    Signals:
        chosen(dict): the keys that differ from the program's own are these now, by command.
    """

    chosen = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._keys: Mapping[str, str] = {}
        text = messages.text
        self.setObjectName("keys")
        self._model = QStandardItemModel(self)
        self._model.setHorizontalHeaderLabels([text("keys.command"), text("keys.key")])
        for command in COMMANDS:
            title = QStandardItem(_title(command, messages))
            title.setData(command.id, _ID)
            self._model.appendRow([title, QStandardItem()])
        self._tree = QTreeView(self)
        self._tree.setObjectName("keys.list")
        self._tree.setAccessibleName(text("keys.list"))
        self._tree.setModel(self._model)
        self._tree.setRootIsDecorated(False)
        self._tree.setProperty("role", "choices")
        self._tree.setUniformRowHeights(True)
        self._tree.setAllColumnsShowFocus(True)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(header.sectionSizeHint(0))
        self._label = QLabel(text("keys.press"), self)
        self._edit = QKeySequenceEdit(self)
        self._edit.setObjectName("keys.edit")
        self._edit.setMaximumSequenceLength(1)
        self._edit.setAccessibleName(text("keys.press"))
        # What shows the keys inside of it takes the keyboard too.
        for inside in self._edit.findChildren(QLineEdit):
            inside.setAccessibleName(text("keys.press"))
        self._label.setBuddy(self._edit)
        self._back = QPushButton(text("keys.back"), self)
        self._back.setObjectName("keys.back")
        self._off = QPushButton(text("keys.off"), self)
        self._off.setObjectName("keys.off")
        self._told = QLabel(self)
        self._told.setObjectName("keys.told")
        self._told.setWordWrap(True)
        self._told.setProperty("role", "warning")
        self._told.hide()
        line = QHBoxLayout()
        line.setSpacing(10)
        for part in (self._label, self._edit, self._off, self._back):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._tree, 1)
        column.addLayout(line)
        column.addWidget(self._told)
        self._tree.selectionModel().selectionChanged.connect(self._on_selected)
        # Not keySequenceChanged: that is told with nothing first whenever a key is pressed.
        self._edit.editingFinished.connect(self._on_pressed)
        self._off.clicked.connect(self._on_off)
        self._back.clicked.connect(self._on_back)
        self._tree.setCurrentIndex(self._model.index(0, 0))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show the keys with those the user has chosen, by command; nobody is told."""
        self._keys = dict(keys)
        for row, command in enumerate(COMMANDS):
            shown = [_shown(key) for key in keys_of(command, keys)]
            item = self._model.item(row, 1)
            item.setText("  ".join(shown))
            told = item.text() or self._messages.text("keys.none")
            item.setData(told, Qt.ItemDataRole.AccessibleTextRole)
            font = self.font()
            font.setBold(command.id in keys)
            item.setFont(font)
        self._show_key()

    def filter(self, query: str) -> bool:
        """Show the commands that answer a (folded) query alone; whether there are any."""
        any_left = False
        for row, command in enumerate(COMMANDS):
            texts = [self._model.item(row, column).text() for column in (0, 1)]
            words = folded(" ".join([*texts, command.id]))
            hidden = not all(word in words for word in query.split())
            self._tree.setRowHidden(row, QModelIndex(), hidden)
            any_left = any_left or not hidden
        return any_left

    def select(self, command_id: str) -> None:
        """Choose a command in the list."""
        row = next(n for n, command in enumerate(COMMANDS) if command.id == command_id)
        self._tree.setCurrentIndex(self._model.index(row, 0))

    def _current(self) -> str:
        index = self._tree.currentIndex()
        return str(self._model.item(index.row(), 0).data(_ID))

    def _show_key(self) -> None:
        command_id = self._current()
        command = next(command for command in COMMANDS if command.id == command_id)
        keys = keys_of(command, self._keys)
        wanted = QKeySequence(keys[0]) if keys else QKeySequence()
        if self._edit.keySequence() != wanted:
            self._edit.setKeySequence(wanted)
        self._off.setEnabled(bool(keys))
        self._back.setEnabled(command_id in self._keys)

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._told.hide()
        self._show_key()

    def _on_pressed(self) -> None:
        command_id, key = self._current(), self._edit.keySequence().toString(_PORTABLE)
        command = next(command for command in COMMANDS if command.id == command_id)
        if not key or (key,) == keys_of(command, self._keys)[:1]:
            self._show_key()
            return
        refused = refusal(command_id, key, self._keys)
        if refused is not None:
            self._refuse(refused, key)
            self._show_key()
            return
        self._told.hide()
        self.chosen.emit(with_key(command_id, key, self._keys))

    def _on_off(self) -> None:
        self.chosen.emit(with_key(self._current(), "", self._keys))

    def _on_back(self) -> None:
        command_id = self._current()
        own = next(command.keys for command in COMMANDS if command.id == command_id)
        rest = with_key(command_id, None, self._keys)
        refused = next((no for key in own if (no := refusal(command_id, key, rest))), None)
        if refused is not None:
            self._refuse(refused, own[0])
            return
        self.chosen.emit(rest)

    def _refuse(self, refused: KeyRefused, key: str) -> None:
        text = self._messages.text
        other = text(f"command.{refused.other}").rstrip("…") if refused.other else ""
        shown = text(refused.message, key=_shown(key), command=other)
        self._told.setText(shown)
        self._told.show()
        announce(self._told, shown)


def _title(command: Command, messages: Messages) -> str:
    """The menu of a command and its title: "Bold" alone would not say what is made bold."""
    title = messages.text(f"command.{command.id}").rstrip("…")
    menu = next((place.menu for place in command.places if place.menu in MENUS), None)
    return f"{messages.text(f'menu.{menu}')} › {title}" if menu is not None else title


def _shown(key: str) -> str:
    return QKeySequence(key).toString(_NATIVE)
