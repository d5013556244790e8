"""What was remembered without being set: how much there is, and a way to forget it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from editor.app.folding import folded
from editor.i18n.catalog import Messages
from editor.site.setting_catalog import Remembered
from editor.site.settings import Layers


class RememberedRow(QWidget):
    """Says how many sites (or else) were taken note of.

    Signals:
        chosen(str, object): this field is to have this value: nothing.
    """

    chosen = Signal(str, object)

    def __init__(self, info: Remembered, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._info = info
        self._messages = messages
        self.setObjectName(f"remembered.{info.id}")
        title = messages.text(f"remembered.{info.id}.title")
        hint = messages.text(f"remembered.{info.id}.hint")
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._forget = QPushButton(messages.text(f"remembered.{info.id}.forget"), self)
        self._forget.setObjectName(f"remembered.{info.id}.forget")
        self._forget.setAutoDefault(False)
        self._forget.setAccessibleDescription(f"{title}: {hint}")
        self._forget.clicked.connect(self._on_forget)
        told = QLabel(hint, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        label = QLabel(title, self)
        label.setWordWrap(True)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._count, 0, 1)
        grid.addWidget(self._forget, 0, 2)
        grid.addWidget(told, 1, 0, 1, 3)
        words = messages.text(f"remembered.{info.id}.words")
        self._words = folded(f"{title} {hint} {words} {self._forget.text()}")

    def show_value(self, layers: Layers) -> None:
        """Show how much there is."""
        entries = {entry for name in self._info.fields for entry in getattr(layers.mine, name)}
        self._count.setText(self._messages.text("remembered.count", count=len(entries)))
        self._forget.setEnabled(bool(entries))

    def answers(self, query: str) -> bool:
        """Whether the words of a (folded) query are all in its texts."""
        return all(word in self._words for word in query.split())

    def _on_forget(self) -> None:
        for name in self._info.fields:
            self.chosen.emit(name, ())
