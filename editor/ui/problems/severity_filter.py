"""Buttons that show or hide the problems of a severity, each with how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from editor.core.findings import Severity
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.severities import SEVERITY_ICONS
from editor.ui.theme.tokens import Theme


class SeverityFilter(QWidget):
    """One toggle for each severity.

    Signals:
        changed(): other severities are wanted.
    """

    changed = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[Severity, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for severity in Severity:
            button = QToolButton(self)
            button.setObjectName(f"problems.severity.{severity.value}")
            button.setCheckable(True)
            button.setChecked(True)
            button.setIconSize(QSize(16, 16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.toggled.connect(self._on_toggled)
            self._buttons[severity] = button
            line.addWidget(button)
        self._counts: Mapping[Severity, int] = {}
        self.retranslate(messages)
        self.apply_theme(theme)

    def wanted(self) -> frozenset[Severity]:
        """The severities to be seen."""
        return frozenset(s for s, button in self._buttons.items() if button.isChecked())

    def set_counts(self, counts: Mapping[Severity, int]) -> None:
        """How many there are of each."""
        self._counts = counts
        self.retranslate(self._messages)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        for severity, button in self._buttons.items():
            count = self._counts.get(severity, 0)
            button.setText(f"{count:,}")
            told = messages.text(f"problems.count.{severity.value}", count=count)
            button.setAccessibleName(told)
            button.setToolTip(messages.text("problems.site.toggle", what=told))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for severity, button in self._buttons.items():
            button.setIcon(icon(SEVERITY_ICONS[severity], theme.color(severity.value)))

    def _on_toggled(self, *_: object) -> None:
        self.changed.emit()
