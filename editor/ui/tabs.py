"""The tabs of the open posts: a dot for unsaved text, the title, a way to close."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme


class PostTabs(QTabBar):
    """One tab for each open post, known by the session's key.

    Signals:
        chosen(str): the user goes to this session.
        close_wanted(str): the user wants it closed.
    """

    chosen = Signal(str)
    close_wanted = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self.setObjectName("tabs")
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setVisible(False)
        self.currentChanged.connect(self._on_current_changed)

    def add(self, key: str, title: str, tip: str) -> None:
        """A tab for a session that was opened."""
        index = self.addTab(title)
        self.setTabData(index, key)
        self.setTabToolTip(index, tip)
        button = QToolButton(self)
        button.setObjectName(f"tabs.close.{index}")
        button.setIcon(icon("x", self._theme.color("text_muted")))
        button.setAccessibleName(self._messages.text("tabs.close"))
        button.setToolTip(self._messages.text("tabs.close"))
        button.setAutoRaise(True)
        button.clicked.connect(partial(self._on_close_clicked, button))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        self.setVisible(True)

    def remove(self, key: str) -> None:
        """The session is closed."""
        index = self._index(key)
        if index >= 0:
            self.removeTab(index)
        self.setVisible(self.count() > 0)

    def rename(self, old: str, new: str, tip: str) -> None:
        """A session has another key now (it was saved elsewhere)."""
        index = self._index(old)
        if index >= 0:
            self.setTabData(index, new)
            self.setTabToolTip(index, tip)

    def set_title(self, key: str, title: str, *, dirty: bool) -> None:
        """Show a session's title, with a dot where its text is not saved."""
        index = self._index(key)
        shown = f"● {title}" if dirty else title
        # "&" would make a mnemonic of the title's next letter.
        if index >= 0 and self.tabText(index) != shown.replace("&", "&&"):
            self.setTabText(index, shown.replace("&", "&&"))

    def go_to(self, key: str) -> None:
        """Make the tab of ``key`` the current one."""
        self.setCurrentIndex(self._index(key))

    def step(self, *, backwards: bool) -> None:
        """Go to the next tab, round the end."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + (-1 if backwards else 1)) % self.count())

    def keys(self) -> list[str]:
        """The sessions in the order of their tabs."""
        return [str(self.tabData(index)) for index in range(self.count())]

    def apply_theme(self, theme: Theme) -> None:
        """Draw the crosses in the colours of ``theme``."""
        self._theme = theme
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(icon("x", theme.color("text_muted")))

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self.setAccessibleName(messages.text("posts.title"))

    def _index(self, key: str) -> int:
        return next((n for n in range(self.count()) if self.tabData(n) == key), -1)

    def _on_current_changed(self, index: int) -> None:
        key = self.tabData(index)
        if key is not None:
            self.chosen.emit(key)

    def _on_close_clicked(self, button: QToolButton, *_checked: object) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is button:
                self.close_wanted.emit(self.tabData(index))
                return
