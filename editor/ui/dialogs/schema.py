"""The review of a schema for the site: fields and what holds for them, ticked; the file to come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from editor.app.import_texts import lost_text, source_name
from editor.app.learnt_texts import choice_text, departures_text, evidence_text
from editor.app.schema_offer import Foreign, Offer, foreign_yaml, learnt_yaml
from editor.core.schema.learn.model import Choice, FieldProposal
from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import open_at_most

_ID = Qt.ItemDataRole.UserRole + 1
_NAMED = 10
"""Posts that a tip names as exceptions."""


class SchemaDialog(QDialog):
    """Shows an :class:`Offer`; ``text()`` is the schema as it was left when accepted."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._offer: Offer | None = None
        text = messages.text
        self.setObjectName("schema")
        self.setWindowTitle(text("schema-dialog.title"))
        open_at_most(self, 1080, 700)
        self._lead = QLabel(text("schema-dialog.reading"), self)
        self._lead.setObjectName("schema.lead")
        self._lead.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text("schema-dialog.reading"))
        self._source = QComboBox(self)
        self._source.setObjectName("schema.source")
        self._source.setAccessibleName(text("schema-dialog.source"))
        self._source.currentIndexChanged.connect(self._on_source_changed)
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(self._on_item_changed)
        self._tree = QTreeView(self)
        self._tree.setObjectName("schema.choices")
        self._tree.setAccessibleName(text("schema-dialog.choices"))
        self._tree.setModel(self._model)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setProperty("role", "choices")
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(18)
        self._tree.setAllColumnsShowFocus(True)
        self._preview = QPlainTextEdit(self)
        self._preview.setObjectName("schema.preview")
        self._preview.setReadOnly(True)
        self._preview.setProperty("role", "field")
        self._preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._preview.setAccessibleName(text("schema-dialog.preview"))
        self._lost = QLabel(self)
        self._lost.setObjectName("schema.lost")
        self._lost.setProperty("role", "warning")
        self._lost.setWordWrap(True)
        self._where = QLabel(self)
        self._where.setProperty("role", "muted")
        self._where.setWordWrap(True)
        self._buttons = QDialogButtonBox(self)
        self._write = QPushButton(text("schema-dialog.write"), self)
        self._write.setObjectName("schema.write")
        self._write.setDefault(True)
        self._write.setEnabled(False)
        self._buttons.addButton(self._write, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self._buttons.addButton(
            text("schema-dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setObjectName("schema.cancel")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(9)
        split.setChildrenCollapsible(False)
        split.addWidget(self._tree)
        split.addWidget(self._preview)
        split.setSizes([600, 440])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for part in (self._lead, self._bar, self._source, self._lost):
            layout.addWidget(part)
        layout.addWidget(split, 1)
        layout.addWidget(self._where)
        layout.addWidget(self._buttons)
        self._source.hide()
        self._lost.hide()

    def show_offer(self, offer: Offer) -> None:
        """The posts have been read: show what can be chosen."""
        self._offer = offer
        text = self._messages.text
        self._bar.hide()
        fields = len(offer.proposal.fields)
        self._lead.setText(text("schema-dialog.lead", count=offer.proposal.posts, fields=fields))
        where = "replace" if offer.exists else "new"
        name = f"{offer.target.parent.name}/{offer.target.name}"
        self._where.setText(text(f"schema-dialog.where.{where}", name=name))
        self._model.setHorizontalHeaderLabels(
            [text("schema-dialog.what"), text("schema-dialog.evidence")]
        )
        for field in offer.proposal.fields:
            self._model.appendRow(self._field(field))
        for choice in offer.proposal.site:
            self._model.appendRow(self._choice(choice))
        self._tree.expandAll()
        header = self._tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(header.sectionSizeHint(0))
        self._source.addItem(text("schema-dialog.from-posts"), None)
        for foreign in offer.foreign:
            self._source.addItem(self._foreign_title(foreign), foreign)
        self._source.setVisible(bool(offer.foreign))
        self._write.setEnabled(True)
        self._tree.setCurrentIndex(self._model.index(0, 0))
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_preview()

    def text(self) -> str:
        """The schema file as it would be written."""
        if self._offer is None:
            return ""
        foreign = self._source.currentData()
        if isinstance(foreign, Foreign):
            return foreign_yaml(foreign, self._messages)
        return learnt_yaml(self._offer.proposal, self._accepted(), self._messages)

    @property
    def target(self) -> Path | None:
        """The file to be written, once it is known."""
        return self._offer.target if self._offer is not None else None

    def _field(self, field: FieldProposal) -> list[QStandardItem]:
        """A field with its choices below it; its own tick says whether the schema names it."""
        own, *rest = field.choices
        label = field.titled(self._messages.language)
        shown = f"{label} ({field.key})" if label != field.key else field.key
        row = self._choice(own, shown)
        heavy = self.font()
        heavy.setWeight(QFont.Weight.DemiBold)
        row[0].setFont(heavy)
        for choice in rest:
            row[0].appendRow(self._choice(choice))
        return row

    def _choice(self, choice: Choice, shown: str = "") -> list[QStandardItem]:
        item = QStandardItem(shown or choice_text(choice, self._messages))
        item.setCheckable(True)
        item.setCheckState(Qt.CheckState.Checked if choice.accepted else Qt.CheckState.Unchecked)
        item.setData(choice.id, _ID)
        evidence = QStandardItem(evidence_text(choice, self._messages))
        others = departures_text(choice, self._messages, _NAMED)
        for part in (item, evidence):
            part.setToolTip("\n".join(filter(None, (item.text(), others))))
        return [item, evidence]

    def _accepted(self) -> frozenset[str]:
        found: set[str] = set()
        for number in range(self._model.rowCount()):
            top = self._model.item(number, 0)
            below = (top.child(n, 0) for n in range(top.rowCount()))
            found |= {
                item.data(_ID)
                for item in (top, *below)
                if item.checkState() == Qt.CheckState.Checked
            }
        return frozenset(found)

    def _foreign_title(self, foreign: Foreign) -> str:
        name = source_name(foreign.description.source, self._messages)
        file = foreign.description.path.name
        return self._messages.text("schema-dialog.from", name=name, file=file, kind=foreign.kind)

    def _show_preview(self) -> None:
        scrolled = self._preview.verticalScrollBar().value()
        self._preview.setPlainText(self.text())
        self._preview.verticalScrollBar().setValue(scrolled)

    def _on_item_changed(self, item: QStandardItem) -> None:
        if self._offer is None or item.column() != 0:
            return
        # What holds for a field means nothing where the schema does not name it.
        named = item.checkState() == Qt.CheckState.Checked
        for number in range(item.rowCount()):
            for column in (0, 1):
                item.child(number, column).setEnabled(named)
        self._show_preview()

    def _on_source_changed(self, *_: object) -> None:
        if self._offer is None:
            return
        foreign = self._source.currentData()
        self._tree.setVisible(not isinstance(foreign, Foreign))
        self._lead.setVisible(not isinstance(foreign, Foreign))
        lost = foreign.imported.lost if isinstance(foreign, Foreign) else ()
        self._lost.setVisible(bool(lost))
        if lost:
            lines = "\n".join(f"・{lost_text(one, self._messages)}" for one in lost[:_NAMED])
            head = self._messages.text("schema-dialog.lost", count=len(lost))
            self._lost.setText(f"{head}\n{lines}")
        self._show_preview()
