"""The command palette: every command and every open or listed post, by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QObject,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.folding import folded
from editor.i18n.catalog import Messages
from editor.ui.detail_rows import HEIGHT, DetailRows, set_detail
from editor.ui.line import Line

ENTRY_ROLE = Qt.ItemDataRole.UserRole
_BY_WORDS = 99
"""The score of what is found by other words: behind all titles that have the letters together."""
_HIGHEST = 460
"""Pixels that the palette has at the most."""
_LINE = 60
"""Of them, what is no row: the line and the margins."""
LIMIT = 60
"""Rows shown at the most: beyond that a user types another letter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the palette can do."""

    title: str
    detail: str
    run: Callable[[], None]
    icon: QIcon | None = None
    words: str = ""
    """What it is called otherwise, in another language say; found as it stands, not shown."""


def match_score(query: str, title: str) -> int | None:
    """How well ``title`` answers ``query``: smaller is better, None is not at all.

    All characters of the query in order; a prefix before a substring before scattered letters.
    Width and case make no difference (NFKC, casefold).
    """
    query, title = folded(query), folded(title)
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


def entry_score(query: str, entry: Entry) -> int | None:
    """How well an entry answers: by its title, else by its other words."""
    score = match_score(query, entry.title)
    if folded(query) in folded(entry.words):
        return _BY_WORDS if score is None else min(score, _BY_WORDS)
    return score


class Palette(QFrame):
    """A line to type in and the best answers below it, laid over the window.

    No window of its own: an input method follows the keyboard into it, which it does not into a
    popup. It goes when something is chosen, at Escape, or when the keyboard goes elsewhere.
    """

    def __init__(self, entries: Sequence[Entry], messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = entries
        self._before = QApplication.focusWidget()
        self.setObjectName("palette")
        self.setProperty("role", "card")
        self.setAccessibleName(messages.text("palette.title"))
        self._line = Line(self)
        self._line.setObjectName("palette.query")
        self._line.setPlaceholderText(messages.text("palette.placeholder"))
        self._line.setAccessibleName(messages.text("palette.placeholder"))
        self._list = QListWidget(self)
        self._list.setObjectName("palette.list")
        self._list.setAccessibleName(messages.text("palette.title"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(16, 16))
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(DetailRows(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(messages.text("palette.nothing"), self)
        self._nothing.setObjectName("palette.nothing")
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(8, 4, 8, 4)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._on_item_clicked)
        width = min(660, parent.width() - 80)
        self.setFixedWidth(width)
        self._most = min(_HIGHEST, parent.height() - 120)
        self._fill("")
        self.move((parent.width() - width) // 2, 72)

    def open(self) -> None:
        """Show it and give it the keyboard."""
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down, Enter and Escape in the line act on the palette."""
        if watched is not self._line:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            assert isinstance(event, QFocusEvent)
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self._leave(give_back=False)
        elif event.type() == QEvent.Type.KeyPress and not self._line.composing:
            assert isinstance(event, QKeyEvent)
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            count = max(1, self._list.count())
            self._list.setCurrentRow((self._list.currentRow() + step) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_current()
        elif key == Qt.Key.Key_Escape:
            self._leave(give_back=True)
        else:
            return False
        return True

    def _fill(self, query: str) -> None:
        scored = []
        for order, entry in enumerate(self._entries):
            score = entry_score(query.strip(), entry)
            if score is not None:
                scored.append((score, order, entry))
        scored.sort(key=lambda row: row[:2])
        self._list.clear()
        for _, _, entry in scored[:LIMIT]:
            item = QListWidgetItem(entry.icon or _blank(), entry.title)
            item.setData(ENTRY_ROLE, entry)
            set_detail(item, entry.detail)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(scored))
        self._nothing.setVisible(not scored)
        # As high as its rows, so that no empty sheet covers the text.
        self._list.setFixedHeight(min(self._list.count() * HEIGHT + 2, self._most - _LINE))
        self.setFixedHeight(self._column.sizeHint().height())

    def _on_item_clicked(self, _item: QListWidgetItem) -> None:
        self._run_current()

    def _run_current(self) -> None:
        if self._list.currentRow() < 0:
            return
        entry: Entry = self._list.currentItem().data(ENTRY_ROLE)
        # First the keyboard goes back: a command on the text works where the caret was.
        self._leave(give_back=True)
        entry.run()

    def _leave(self, *, give_back: bool) -> None:
        if self.isHidden():
            return
        self._line.removeEventFilter(self)
        self.hide()
        if give_back and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()


def _blank() -> QIcon:
    """An icon of nothing, so that titles stand in one line."""
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def action_entry(action: QAction, words: str) -> Entry:
    """The palette's row for a command, which is found by ``words`` too."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(action.text().rstrip("…"), keys, action.trigger, action.icon(), words)
