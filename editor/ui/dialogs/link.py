"""A link: to a post of the site, found by its title, or to any address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.link_targets import LinkTarget
from editor.i18n.catalog import Messages
from editor.ui.detail_rows import DetailRows, set_detail
from editor.ui.dialogs.size import open_at_most
from editor.ui.line import Line

_ADDRESSES = ("http://", "https://", "mailto:", "/", "#", "./", "../")


class LinkDialog(QDialog):
    """Asks for text and address; ``answer()`` gives both once exec() was accepted."""

    def __init__(
        self,
        text: str,
        find: Callable[[str], Sequence[LinkTarget]],
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._taken_title = ""
        self.setObjectName("link")
        self.setWindowTitle(messages.text("link.title"))
        open_at_most(self, 620, 440)
        self._search = Line(self)
        self._search.setObjectName("link.search")
        self._search.setPlaceholderText(messages.text("link.search"))
        self._search.setAccessibleName(messages.text("link.search"))
        self._list = QListWidget(self)
        self._list.setObjectName("link.list")
        self._list.setAccessibleName(messages.text("posts.title"))
        self._list.setItemDelegate(DetailRows(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = Line(self, text)
        self._text.setObjectName("link.text")
        self._address = Line(self)
        self._address.setObjectName("link.address")
        buttons = QDialogButtonBox(self)
        self._insert = buttons.addButton(
            messages.text("link.insert"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._insert.setObjectName("link.insert")
        self._insert.setDefault(True)
        buttons.addButton(messages.text("new-post.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(messages.text("link.text"), self._text)
        form.addRow(messages.text("link.address"), self._address)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._on_search_changed)
        self._list.currentItemChanged.connect(self._on_target_chosen)
        self._list.itemActivated.connect(self._on_item_activated)
        self._address.textChanged.connect(self._check)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._on_search_changed("")
        self._check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search go through what was found."""
        if watched is self._search and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and event.type() == QEvent.Type.KeyPress:
                last = self._list.count() - 1
                self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def answer(self) -> tuple[str, str]:
        """Text and address; an empty text stands for the address itself."""
        address = self._address.text().strip()
        return self._text.text() or address, address

    def _on_search_changed(self, query: str) -> None:
        if query.strip().startswith(_ADDRESSES):
            self._address.setText(query.strip())
            if self._text.text() == self._taken_title:
                self._text.clear()
            return
        self._list.clear()
        for target in self._find(query):
            item = QListWidgetItem(target.title)
            item.setToolTip(target.url)
            item.setData(Qt.ItemDataRole.UserRole, target)
            set_detail(item, target.day)
            self._list.addItem(item)
        if query.strip():
            self._list.setCurrentRow(0)  # Enter takes the best answer

    def _on_target_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            target: LinkTarget = item.data(Qt.ItemDataRole.UserRole)
            self._address.setText(target.url)
            # A title that came from the post chosen before goes with it; words of the user stay.
            if self._text.text() in ("", self._taken_title):
                self._text.setText(target.title)
                self._taken_title = target.title

    def _on_item_activated(self, _item: QListWidgetItem) -> None:
        if self._insert.isEnabled():
            self.accept()

    def _check(self) -> None:
        self._insert.setEnabled(bool(self._address.text().strip()))
