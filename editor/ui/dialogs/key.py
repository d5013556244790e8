"""The question for the name of a key that the schema does not list."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import open_at_least


class KeyDialog(QDialog):
    """Asks for a key that is not among ``present``; ``key()`` is it, once exec() was accepted."""

    def __init__(self, present: Collection[str], messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._present = present
        self._messages = messages
        text = messages.text
        self.setObjectName("key")
        self.setWindowTitle(text("form.key.title"))
        open_at_least(self, 420)
        lead = QLabel(text("form.key.lead"), self)
        lead.setWordWrap(True)
        lead.setProperty("role", "muted")
        label = QLabel(text("form.key.name"), self)
        label.setProperty("role", "label")
        self._edit = QLineEdit(self)
        self._edit.setObjectName("key.name")
        self._edit.setPlaceholderText(text("form.key.example"))
        self._edit.setAccessibleName(text("form.key.name"))
        label.setBuddy(self._edit)
        self._told = QLabel(self)
        self._told.setObjectName("key.told")
        self._told.setProperty("role", "warning")
        self._told.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self._confirm = buttons.addButton(text("form.key.confirm"), role.AcceptRole)
        self._confirm.setObjectName("key.confirm")
        self._confirm.setDefault(True)
        self._confirm.setEnabled(False)
        buttons.addButton(text("form.key.cancel"), role.RejectRole).setObjectName("key.cancel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for part in (lead, label, self._edit, self._told):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self._edit.textChanged.connect(self._on_text_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._edit.setFocus()

    def key(self) -> str:
        """What the user gave."""
        return self._edit.text().strip()

    def _on_text_changed(self) -> None:
        key = self.key()
        taken = key in self._present
        self._told.setText(self._messages.text("form.key.taken", key=key) if taken else "")
        self._confirm.setEnabled(bool(key) and not taken)
