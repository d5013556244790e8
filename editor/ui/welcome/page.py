"""The sheet that both first pages are written on: one column in the middle, scrolled where low."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.i18n.catalog import Messages
from editor.ui.theme.tokens import Theme
from editor.ui.welcome.choice_button import ChoiceButton

_WIDTH = 560
"""Pixels that the column has at the most: a line that is read at a glance."""


class Page(QScrollArea):
    """Builds its column anew when language, theme or facts change; the keyboard stays where it was.

    Who derives from it puts its parts in with ``_fill``.
    """

    def __init__(self, name: str, messages: Messages, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._sheet = QWidget(self)
        self._sheet.setProperty("role", "surface")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._sheet)
        self._across = QHBoxLayout(self._sheet)
        self._across.setContentsMargins(32, 32, 32, 32)
        self._column = QWidget(self._sheet)
        self._layout = QVBoxLayout(self._column)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._rebuild()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self._theme = theme
        self._rebuild()

    def _fill(self) -> None:
        raise NotImplementedError

    def _rebuild(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self._column.isAncestorOf(focused)
        name = focused.objectName() if inside and focused is not None else ""
        self._column.hide()
        self._column.deleteLater()
        while self._across.takeAt(0) is not None:
            pass
        self._column = QWidget(self._sheet)
        self._column.setMaximumWidth(_WIDTH)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addStretch(2)
        self._fill()
        self._layout.addStretch(3)
        self._across.addStretch(1)
        self._across.addWidget(self._column, 100)
        self._across.addStretch(1)
        again = self._column.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(
        self, text: str, role: str, *, middle: bool = False, into: QLayout | None = None
    ) -> QLabel:
        label = QLabel(text, self._column)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if middle:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        (into or self._layout).addWidget(label)
        return label

    def _choice(
        self, name: str, symbol: str, run: Callable[[], object], *, primary: bool = False
    ) -> None:
        """The button of the texts ``welcome.<name>`` and ``welcome.<name>-hint``."""
        text = self._messages.text
        title, hint = text(f"welcome.{name}"), text(f"welcome.{name}-hint")
        button = ChoiceButton(symbol, title, hint, self._theme, self._column, primary=primary)
        button.setObjectName(f"welcome.{name}")
        button.clicked.connect(run)
        self._layout.addWidget(button)
