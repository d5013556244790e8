"""The strips above the text: what is hidden there, and why it cannot be edited."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.app.session import ReadOnly
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme


class HeaderStrip(QFrame):
    """Says that the header is hidden and shows it on demand.

    Signals:
        toggled(bool): the user wants to see the header, or not.
    """

    toggled = Signal(bool)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._lines = 0
        self._unfolded = False
        self._readable = True
        self.setObjectName("text.header")
        self.setProperty("role", "strip")
        self._label = QLabel(self)
        self._label.setObjectName("text.header.label")
        self._label.setProperty("role", "muted")
        self._button = QToolButton(self)
        self._button.setObjectName("text.header.toggle")
        self._button.setProperty("role", "link")
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self._show()

    def set_state(self, lines: int, *, unfolded: bool, readable: bool) -> None:
        """Show a header of ``lines`` lines; 0 for none."""
        if (lines, unfolded, readable) != (self._lines, self._unfolded, self._readable):
            self._lines, self._unfolded, self._readable = lines, unfolded, readable
            self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of ``theme``."""
        self._theme = theme
        self._show()

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._show()

    def _show(self) -> None:
        text = self._messages.text
        if not self._lines:
            shown = text("text.header.missing")
        elif not self._readable:
            shown = text("text.header.unreadable")
        elif self._unfolded:
            shown = text("text.header.unfolded")
        else:
            shown = text("text.header.folded", count=self._lines)
        self._label.setText(shown)
        state = "error" if self._lines and not self._readable else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().polish(self)
        label = text("text.header.hide" if self._unfolded else "text.header.show")
        self._button.setText(label)
        self._button.setAccessibleName(label)
        name = "chevron-up" if self._unfolded else "chevron-down"
        self._button.setIcon(icon(name, self._theme.color("accent")))
        self._button.setVisible(self._lines > 0)

    def _on_clicked(self) -> None:
        self.toggled.emit(not self._unfolded)


class ReadOnlyStrip(QFrame):
    """Says why the text cannot be changed."""

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._reason: ReadOnly | None = None
        self.setObjectName("text.read_only")
        self.setProperty("role", "strip")
        self.setProperty("state", "warning")
        self._icon = QLabel(self)
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setObjectName("text.read_only.label")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        self.apply_theme(theme)
        self.hide()

    def set_reason(self, reason: ReadOnly | None) -> None:
        """Show ``reason``; nothing for None."""
        self._reason = reason
        self.setVisible(reason is not None)
        if reason is not None:
            title = self._messages.text("text.read_only.title")
            why = self._messages.text(reason.message, **reason.args)
            self._label.setText(f"{title}: {why}")

    def apply_theme(self, theme: Theme) -> None:
        """Draw the lock in the colours of ``theme``."""
        lock: QIcon = icon("lock", theme.color("warning"))
        self._icon.setPixmap(lock.pixmap(16, 16))

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self.set_reason(self._reason)
