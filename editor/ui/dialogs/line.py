"""A question that one line of text answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from editor.ui.dialogs.size import open_at_least
from editor.ui.line import Line


@dataclass(frozen=True, slots=True)
class LineWords:
    """What the question says."""

    title: str
    lead: str
    label: str
    example: str
    confirm: str
    cancel: str
    heading: str = ""
    """What it is about, above all; "" for nothing."""


class LineDialog(QDialog):
    """Asks for one line; ``line()`` is it, once exec() was accepted.

    Args:
        name: The object name; parts are called ``NAME.line``, ``NAME.confirm`` ...
        words: What is asked.
        cleaned: What becomes of what was typed; while that is empty, nothing can be confirmed.
        fault: Why a line will not do, as it is told to the user; "" where it will.
        parent: The window it is asked in.
        width: At least so wide, in pixels.
    """

    def __init__(
        self,
        *,
        name: str,
        words: LineWords,
        cleaned: Callable[[str], str] = str.strip,
        fault: Callable[[str], str] = lambda _: "",
        parent: QWidget,
        width: int = 420,
    ) -> None:
        super().__init__(parent)
        self._cleaned, self._fault = cleaned, fault
        self.setObjectName(name)
        self.setWindowTitle(words.title)
        open_at_least(self, width)
        lead = _wrapped(words.lead, "muted", self)
        label = QLabel(words.label, self)
        label.setProperty("role", "label")
        self._edit = Line(self)
        self._edit.setObjectName(f"{name}.line")
        self._edit.setPlaceholderText(words.example)
        self._edit.setAccessibleName(words.label)
        label.setBuddy(self._edit)
        self._told = _wrapped("", "warning", self)
        self._told.setObjectName(f"{name}.told")
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self._confirm = buttons.addButton(words.confirm, role.AcceptRole)
        self._confirm.setObjectName(f"{name}.confirm")
        self._confirm.setDefault(True)
        self._confirm.setEnabled(False)
        buttons.addButton(words.cancel, role.RejectRole).setObjectName(f"{name}.cancel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        if words.heading:
            layout.addWidget(_wrapped(words.heading, "heading", self))
        for part in (lead, label, self._edit, self._told):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(buttons)
        self._edit.textChanged.connect(self._on_text_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._edit.setFocus()

    def line(self) -> str:
        """What the user gave, cleaned."""
        return self._cleaned(self._edit.text())

    def _on_text_changed(self) -> None:
        line = self.line()
        fault = self._fault(line)
        self._told.setText(fault)
        self._confirm.setEnabled(bool(line) and not fault)


def _wrapped(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
