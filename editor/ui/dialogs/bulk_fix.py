"""Fixes over many posts, looked at before they are made: ticks, and the difference of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from editor.app.bulk_fix import LeftOut, PostPlan
from editor.i18n.catalog import Messages
from editor.ui.detail_rows import DETAIL_ROLE, DetailRows
from editor.ui.dialogs.difference import difference_table
from editor.ui.dialogs.size import open_at_most
from editor.ui.theme.tokens import Theme

_PLAN = DETAIL_ROLE + 1


class BulkFixDialog(QDialog):
    """Shows what would become of each post; ``chosen()`` are those left ticked when accepted.

    Signals:
        unsafe_wanted(bool): plan again, with the fixes that need to be looked at or without them.
    """

    unsafe_wanted = Signal(bool)

    def __init__(
        self,
        title: str,
        titles: Mapping[str, str],
        messages: Messages,
        theme: Theme,
        parent: QWidget,
        *,
        can_be_unsafe: bool,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._titles = titles
        self._filling = False
        text = messages.text
        self.setObjectName("bulk")
        self.setWindowTitle(text("bulk.title"))
        open_at_most(self, 1040, 660)
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        self._said = QLabel(self)
        self._said.setObjectName("bulk.said")
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._unsafe = QCheckBox(text("bulk.unsafe"), self)
        self._unsafe.setObjectName("bulk.unsafe")
        self._unsafe.setVisible(can_be_unsafe)
        self._unsafe.toggled.connect(self.unsafe_wanted)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("bulk.progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text("bulk.planning"))
        self._all = QCheckBox(text("bulk.all"), self)
        self._all.setObjectName("bulk.all")
        self._all.setTristate(True)
        self._all.clicked.connect(self._on_all_clicked)
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(self._on_item_changed)
        self._list = QListView(self)
        self._list.setObjectName("bulk.posts")
        self._list.setAccessibleName(text("bulk.posts"))
        self._list.setModel(self._model)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setProperty("role", "choices")
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(DetailRows(self._list))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._diff = QTextBrowser(self)
        self._diff.setObjectName("bulk.difference")
        self._diff.setAccessibleName(text("bulk.difference"))
        self._diff.setOpenLinks(False)
        buttons = QDialogButtonBox(self)
        self._accept = QPushButton(self)
        self._accept.setObjectName("bulk.apply")
        self._accept.setDefault(True)
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(text("bulk.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setObjectName("bulk.cancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(heading, buttons)
        self.show_progress(0, 0)

    def _lay_out(self, heading: QLabel, buttons: QDialogButtonBox) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._all)
        column.addWidget(self._list, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._diff)
        split.setSizes([340, 660])
        split.setStretchFactor(1, 1)
        above = QHBoxLayout()
        above.addWidget(self._said, 1)
        above.addWidget(self._unsafe)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addLayout(above)
        layout.addWidget(self._bar)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)

    @property
    def unsafe(self) -> bool:
        """Whether fixes that need to be looked at are wanted too."""
        return self._unsafe.isChecked()

    def force_unsafe(self) -> None:
        """Every fix on offer needs to be looked at: there is no choice to make."""
        self._unsafe.setChecked(True)
        self._unsafe.setEnabled(False)

    def show_progress(self, done: int, total: int) -> None:
        """Planning goes on."""
        self._bar.setVisible(True)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._said.setText(self._messages.text("bulk.planning"))
        self._accept.setEnabled(False)
        self._show_button(0)

    def show_plans(self, plans: Sequence[PostPlan | LeftOut]) -> None:
        """Planning is done."""
        self._bar.hide()
        self._filling = True
        self._model.clear()
        for plan in plans:
            self._model.appendRow(self._item(plan))
        self._filling = False
        self._all.setEnabled(any(isinstance(plan, PostPlan) for plan in plans))
        self._on_item_changed()
        if plans:
            self._list.setCurrentIndex(self._model.index(0, 0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._diff.clear()

    def chosen(self) -> tuple[PostPlan, ...]:
        """The posts that are ticked."""
        items = (self._model.item(number) for number in range(self._model.rowCount()))
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        plans = (item.data(_PLAN) for item in ticked)
        return tuple(plan for plan in plans if isinstance(plan, PostPlan))

    def _item(self, plan: PostPlan | LeftOut) -> QStandardItem:
        title = self._titles.get(plan.rel) or plan.rel
        if isinstance(plan, PostPlan):
            count = self._messages.text("bulk.places", count=len(plan.applied))
            item = QStandardItem(title)
            item.setData(count, DETAIL_ROLE)
            item.setData(f"{title} {count}", Qt.ItemDataRole.AccessibleTextRole)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked)
        else:
            item = QStandardItem(self._messages.text("bulk.left-out", title=title))
        item.setToolTip(plan.rel)
        item.setData(plan, _PLAN)
        return item

    def _on_item_changed(self, _item: QStandardItem | None = None) -> None:
        if self._filling:
            return
        chosen = self.chosen()
        places = sum(len(plan.applied) for plan in chosen)
        said = self._messages.text("bulk.count", count=places, posts=len(chosen))
        unsafe = sum(plan.unsafe for plan in chosen)
        if unsafe:
            said += "\n" + self._messages.text("bulk.unsafe-count", count=unsafe)
        if not self._model.rowCount():
            said = self._messages.text("bulk.nothing")
        self._said.setText(said)
        self._accept.setEnabled(bool(chosen))
        self._show_button(len(chosen))
        whole = len(chosen) == sum(self._is_plan(n) for n in range(self._model.rowCount()))
        state = Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked
        self._all.setCheckState(state if chosen else Qt.CheckState.Unchecked)

    def _is_plan(self, number: int) -> bool:
        return isinstance(self._model.item(number).data(_PLAN), PostPlan)

    def _show_button(self, count: int) -> None:
        text = self._messages.text
        self._accept.setText(text("bulk.apply", count=count) if count else text("bulk.title"))

    def _on_all_clicked(self, *_: object) -> None:
        """A click ticks all, or none where all were."""
        every = self._all.checkState() != Qt.CheckState.Unchecked
        self._filling = True
        state = Qt.CheckState.Checked if every else Qt.CheckState.Unchecked
        for number in range(self._model.rowCount()):
            if self._is_plan(number):
                self._model.item(number).setCheckState(state)
        self._filling = False
        self._on_item_changed()

    def _on_current_changed(self, index: QModelIndex, _old: QModelIndex) -> None:
        plan = index.data(_PLAN) if index.isValid() else None
        text = self._messages.text
        if isinstance(plan, PostPlan):
            sides = ((text("bulk.before"), plan.before), (text("bulk.after"), plan.after))
            self._diff.setHtml(difference_table(sides, self._theme))
        elif isinstance(plan, LeftOut):
            self._diff.setPlainText(text(plan.reason.message, **plan.reason.args))
