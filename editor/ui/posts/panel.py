"""The posts panel: a search line, three filters, the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from editor.app.post_list import STATES, PostFilter, filter_posts, rows_in_place
from editor.i18n.catalog import Messages
from editor.site.rows import PostRow
from editor.ui.icons import icon
from editor.ui.line import Line
from editor.ui.posts.delegate import PostDelegate
from editor.ui.posts.model import PostsModel
from editor.ui.theme.tokens import Theme


class PostsPanel(QWidget):
    """Shows the site's posts.

    Signals:
        post_chosen(Path): open it.
    """

    post_chosen = Signal(object)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._rows: Sequence[PostRow] = ()
        self._errors: Mapping[str, int] = {}
        self._site_open = False
        self.setObjectName("posts")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(180)

        self._search = Line(self)
        self._search.setObjectName("posts.search")
        self._search.setClearButtonEnabled(True)
        self._search_icon = QAction(self)
        self._search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._state = self._combo("posts.state")
        self._category = self._combo("posts.category")
        self._tag = self._combo("posts.tag")
        self._count = QLabel(self)
        self._count.setObjectName("posts.count")
        self._count.setProperty("role", "faint")

        self._model = PostsModel(self)
        self._list = QListView(self)
        self._list.setObjectName("posts.list")
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._delegate = PostDelegate(messages, theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._empty = QLabel(self)
        self._empty.setObjectName("posts.empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "faint")
        self._empty.setMargin(16)

        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 6)
        head.setSpacing(6)
        head.addWidget(self._search)
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(6)
            head.addLayout(line)
        first.addWidget(self._state, 1)
        first.addWidget(self._count)
        second.addWidget(self._category, 1)
        second.addWidget(self._tag, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)

        self._search.textChanged.connect(self._refilter)
        self._search.installEventFilter(self)
        for box in (self._state, self._category, self._tag):
            box.currentIndexChanged.connect(self._refilter)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self.apply_theme(theme)
        self.retranslate(messages)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._delegate.messages = messages
        self._search.setPlaceholderText(messages.text("posts.search"))
        self._search.setAccessibleName(messages.text("posts.search"))
        self._list.setAccessibleName(messages.text("posts.title"))
        for box, name in ((self._state, "state"), (self._category, "category"), (self._tag, "tag")):
            box.setAccessibleName(messages.text(f"posts.filter.{name}"))
            box.setToolTip(messages.text(f"posts.filter.{name}"))
        chosen = self._state.currentData()
        self._refill(self._state, [(messages.text(f"posts.state.{s}"), s) for s in STATES], chosen)
        self._fill_choices()
        self._refilter()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self._delegate.theme = theme
        self._search_icon.setIcon(icon("search", theme.color("text_faint")))
        self._list.viewport().update()

    def set_posts(self, rows: Sequence[PostRow], *, site_open: bool) -> None:
        """Show the posts of a site, newest first as they come."""
        before, self._rows = self._rows, rows
        self._site_open = site_open
        saved = rows_in_place(before, rows)
        if saved is not None:
            self._model.replace_rows(saved)
            return
        self._fill_choices()
        self._refilter()

    def set_errors(self, errors: Mapping[str, int]) -> None:
        """Show how many errors posts have, by ``rel``."""
        if errors != self._errors:
            self._errors = errors
            self._refilter()

    def set_dirty(self, paths: frozenset[Path]) -> None:
        """Mark the posts that hold unsaved text."""
        self._model.set_dirty(paths)

    def set_current(self, path: Path | None) -> None:
        """Mark the post that is being edited, where it is in the list."""
        row = self._model.row_of(path) if path is not None else -1
        if row >= 0:
            index = self._model.index(row)
            if index != self._list.currentIndex():
                self._list.setCurrentIndex(index)
                self._list.scrollTo(index)
        else:
            self._list.setCurrentIndex(QModelIndex())

    def focus_search(self) -> None:
        """Put the caret into the search line."""
        self._search.setFocus()
        self._search.selectAll()

    def shown_posts(self) -> list[str]:
        """``rel`` of the posts in the list, top first."""
        return [self._model.row_at(n).rel for n in range(self._model.rowCount())]

    def sizeHint(self) -> QSize:
        """Wide enough for a title of Japanese on two lines."""
        return QSize(270, 600)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the search line go to the list; Escape clears the search."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self._search and pressed and not self._search.composing:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key == Qt.Key.Key_Down and self._model.rowCount():
                self._list.setFocus()
                self._list.setCurrentIndex(self._model.index(0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._model.rowCount():
                self.post_chosen.emit(self._model.row_at(0).path)
                return True
            if key == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return super().eventFilter(watched, event)

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setMinimumContentsLength(3)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMaxVisibleItems(24)
        return box

    def _fill_choices(self) -> None:
        """Categories and tags that occur, most used first."""
        text = self._messages.text
        for box, field, label in (
            (self._category, "categories", text("posts.all-categories")),
            (self._tag, "tags", text("posts.all-tags")),
        ):
            counts: dict[str, int] = {}
            for row in self._rows:
                for value in getattr(row, field):
                    counts[value] = counts.get(value, 0) + 1
            ranked = sorted(counts, key=lambda value: (-counts[value], value))
            items = [(label, None)] + [(f"{v}  {counts[v]}", v) for v in ranked]
            self._refill(box, items, box.currentData())

    def _refill(
        self, box: QComboBox, items: Collection[tuple[str, object]], chosen: object
    ) -> None:
        box.currentIndexChanged.disconnect()
        box.clear()
        for title, value in items:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 32)
        box.currentIndexChanged.connect(self._refilter)

    def _refilter(self) -> None:
        wanted = PostFilter(
            self._search.text(),
            self._state.currentData() or "all",
            self._category.currentData(),
            self._tag.currentData(),
        )
        rows = filter_posts(self._rows, wanted, self._errors.keys())
        index = self._list.currentIndex()
        current = self._model.row_at(index.row()).path if index.isValid() else None
        self._model.set_rows(rows, self._errors)
        if current is not None:
            self.set_current(current)
        text = self._messages.text
        all_shown = len(rows) == len(self._rows)
        self._count.setText(
            text("posts.count", count=len(rows))
            if all_shown
            else text("posts.count-of", shown=len(rows), count=len(self._rows))
        )
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        reason = "no-site" if not self._site_open else "no-posts" if not self._rows else "no-match"
        self._empty.setText(text(f"posts.empty.{reason}"))

    def _on_activated(self, index: QModelIndex) -> None:
        self.post_chosen.emit(self._model.row_at(index.row()).path)
