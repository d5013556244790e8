"""The first page: where to begin while nothing is open. It has the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.i18n.catalog import Messages
from editor.site.setting_catalog import BY_ID
from editor.ui.icons import app_icon
from editor.ui.link_button import LinkButton
from editor.ui.settings.controls import make_control
from editor.ui.theme.tokens import Theme
from editor.ui.welcome.page import Page

_SHOWN = 5
"""Sites opened lately that are offered; the menu has the rest."""
_ICON = 64


class StartPage(Page):
    """Offers to open a site or a post, the sample, and the sites opened lately.

    Signals:
        site_wanted(): choose a site. post_wanted(): choose a post. sample_wanted(): the sample.
        recent_wanted(Path): that site. manual_wanted(): the manual.
        language_chosen(str), theme_chosen(str): values of those settings.
    """

    site_wanted = Signal()
    post_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    manual_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("start", messages, theme, parent)
        self._recent: tuple[Path, ...] = ()
        self._chosen = {"language": "system", "theme": "system"}
        self._rebuild()

    def show_state(self, recent: Sequence[Path], *, language: str, theme: str) -> None:
        """Offer these folders; ``language`` and ``theme`` are the settings that count now."""
        chosen = {"language": language, "theme": theme}
        if (tuple(recent), chosen) != (self._recent, self._chosen):
            self._recent, self._chosen = tuple(recent), chosen
            self._rebuild()

    def _fill(self) -> None:
        text = self._messages.text
        self._add_name()
        self._label(text("welcome.lead"), "muted", middle=True)
        self._layout.addSpacing(20)
        self._choice("open-site", "folder-open", self.site_wanted.emit, primary=True)
        self._choice("sample", "notebook-pen", self.sample_wanted.emit)
        self._choice("open-post", "file-text", self.post_wanted.emit)
        self._layout.addSpacing(4)
        self._label(text("welcome.drop"), "faint", middle=True)
        if self._recent:
            self._layout.addSpacing(12)
            self._label(text("welcome.recent"), "heading")
            for path in self._recent[:_SHOWN]:
                self._add_recent(path)
        self._layout.addSpacing(24)
        self._add_choices()

    def _add_name(self) -> None:
        mark = QLabel(self._column)
        pixmap = app_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatio())
        mark.setPixmap(pixmap)
        mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(mark)
        self._label(self._messages.text("app.name"), "display", middle=True)

    def _add_recent(self, path: Path) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        link = LinkButton(path.name, self._column)
        link.setObjectName(f"welcome.recent.{path.name}")
        link.setAccessibleDescription(str(path))
        link.clicked.connect(partial(self._choose_recent, path))
        row.addWidget(link)
        where = QLabel(self._column)
        where.setProperty("role", "faint")
        room = where.fontMetrics().averageCharWidth() * 48
        shown = _short(path.parent)
        cut = where.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, room)
        where.setText(cut)
        where.setToolTip(str(path))
        row.addWidget(where)
        row.addStretch(1)
        self._layout.addLayout(row)

    def _add_choices(self) -> None:
        """Language and theme as they are in the settings, and the manual."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        told = {"language": self.language_chosen, "theme": self.theme_chosen}
        for name, chosen in told.items():
            value = self._chosen[name]
            title = self._messages.text(f"setting.{name}.title")
            control = make_control(BY_ID[name], value, self._messages, self._column, chosen.emit)
            with QSignalBlocker(control.widget):
                control.show(value)
            control.widget.setObjectName(f"welcome.{name}")
            control.widget.setAccessibleName(title)
            label = QLabel(title, self._column)
            label.setProperty("role", "muted")
            row.addWidget(label)
            row.addWidget(control.widget)
            row.addSpacing(12)
        manual = LinkButton(self._messages.text("welcome.manual"), self._column)
        manual.setObjectName("welcome.manual")
        manual.clicked.connect(self.manual_wanted)
        row.addWidget(manual)
        row.addStretch(1)
        self._layout.addLayout(row)

    def _choose_recent(self, path: Path, *_checked: object) -> None:
        self.recent_wanted.emit(path)


def _short(folder: Path) -> str:
    """A folder as people write it: the home directory as ``~``."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
