"""What stands in the text's place while no post is open: where to begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme


class Welcome(QScrollArea):
    """Offers the sample, a site, a post, and the sites opened lately; scrolls where it is low.

    Signals:
        site_wanted(): choose a site. post_wanted(): choose a post. sample_wanted(): the sample.
        recent_wanted(Path): that site. tour_wanted(): what the panes are for.
    """

    site_wanted = Signal()
    post_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    tour_wanted = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._recent: tuple[Path, ...] = ()
        self._site_open = False
        self.setObjectName("welcome")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._page = QWidget(self)
        self._page.setProperty("role", "surface")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self._page)
        self._layout = QVBoxLayout(self._page)
        self._layout.setContentsMargins(32, 32, 32, 32)
        self._layout.setSpacing(8)
        self._rebuild()

    def show_state(self, recent: Sequence[Path], *, site_open: bool) -> None:
        """Say what there is to begin with."""
        if (tuple(recent), site_open) != (self._recent, self._site_open):
            self._recent, self._site_open = tuple(recent), site_open
            self._rebuild()

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self._rebuild()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of ``theme``."""
        self._theme = theme
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        text = self._messages.text
        self._layout.addStretch(2)
        self._label(text("welcome.title"), "title")
        if self._site_open:
            self._label(text("welcome.choose-post"), "muted")
            self._layout.addSpacing(12)
            self._button("tour", "lightbulb", self.tour_wanted.emit)
            self._layout.addStretch(3)
            return
        self._label(text("welcome.lead"), "muted")
        self._layout.addSpacing(12)
        self._button("sample", "notebook-pen", self.sample_wanted.emit, primary=True)
        self._button("open-site", "folder-open", self.site_wanted.emit)
        self._button("open-post", "file-text", self.post_wanted.emit)
        if self._recent:
            self._layout.addSpacing(16)
            self._label(text("welcome.recent"), "heading")
            for path in self._recent[:6]:
                link = QPushButton(path.name, self._page)
                link.setObjectName(f"welcome.recent.{path.name}")
                link.setProperty("role", "link")
                link.setToolTip(str(path))
                link.clicked.connect(partial(self._choose_recent, path))
                self._layout.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch(3)

    def _label(self, text: str, role: str) -> None:
        label = QLabel(text, self._page)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(label)

    def _button(self, name: str, symbol: str, run: object, *, primary: bool = False) -> None:
        button = QPushButton(self._messages.text(f"welcome.{name}"), self._page)
        button.setObjectName(f"welcome.{name}")
        color = self._theme.color("accent_text" if primary else "text_muted")
        button.setIcon(icon(symbol, color))
        button.setIconSize(QSize(16, 16))
        button.setMinimumWidth(260)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(run)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _choose_recent(self, path: Path, *_checked: object) -> None:
        self.recent_wanted.emit(path)
