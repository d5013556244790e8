"""The question before a problem is let pass: why."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from editor.app.ignoring import plain_reason
from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import open_at_least


class ReasonDialog(QDialog):
    """Asks for a reason; ``reason()`` is it, once exec() was accepted. Without one, no button."""

    def __init__(self, problem: str, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        text = messages.text
        self.setObjectName("reason")
        self.setWindowTitle(text("problems.ignore.title"))
        open_at_least(self, 500)
        shown = QLabel(problem, self)
        shown.setWordWrap(True)
        shown.setProperty("role", "heading")
        lead = QLabel(text("problems.ignore.lead"), self)
        lead.setWordWrap(True)
        lead.setProperty("role", "muted")
        label = QLabel(text("problems.ignore.reason"), self)
        label.setProperty("role", "label")
        self._edit = QLineEdit(self)
        self._edit.setObjectName("reason.text")
        self._edit.setPlaceholderText(text("problems.ignore.example"))
        label.setBuddy(self._edit)
        self._edit.setAccessibleName(text("problems.ignore.reason"))
        buttons = QDialogButtonBox(self)
        self._confirm = buttons.addButton(
            text("problems.ignore.confirm"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._confirm.setObjectName("reason.confirm")
        self._confirm.setDefault(True)
        self._confirm.setEnabled(False)
        cancel = buttons.addButton(
            text("problems.ignore.cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        cancel.setObjectName("reason.cancel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        for part in (shown, lead, label, self._edit):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self._edit.textChanged.connect(self._on_text_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._edit.setFocus()

    def reason(self) -> str:
        """What the user gave."""
        return plain_reason(self._edit.text())

    def _on_text_changed(self, text: str) -> None:
        self._confirm.setEnabled(bool(plain_reason(text)))
