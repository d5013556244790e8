"""Notices above the text: what happened, with the choices it leaves; they never block the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.finding_texts import breakable
from editor.i18n.catalog import Messages
from editor.ui.announcing import announce
from editor.ui.icons import icon
from editor.ui.theme.tokens import Theme

_LINE = 22
"""The height of a line of text, in device-independent pixels: icon and cross stand beside it."""
_AROUND = 80
"""What icon, cross and margins take of a strip's width, in device-independent pixels."""
_READABLE = 420
"""The width of a text that is read with ease, and need not give way to buttons."""
_ICONS = {"hint": "info", "warning": "triangle-alert", "error": "circle-alert"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a notice; the notice goes when it is pressed, unless ``keep``."""

    id: str
    title: str
    run: Callable[[], None]
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. A second one with the same key takes the place of the first."""

    key: str
    level: str
    text: str
    choices: Sequence[Choice] = ()


class _Strip(QFrame):
    """The frame of a notice: its buttons stand behind the text where there is room for both.

    Below it they cost a line of the text that is worked on; three of them would leave a narrow
    window's text a column of a few letters.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QHBoxLayout(self)
        self._parts: tuple[QBoxLayout, QLabel, QLayout] | None = None
        self._sides: tuple[QWidget, ...] = ()

    def arrange(
        self, body: QBoxLayout, text: QLabel, buttons: QLayout, sides: tuple[QWidget, ...]
    ) -> None:
        """Keep ``text`` and ``buttons`` beside or below each other, between ``sides``."""
        self._parts, self._sides = (body, text, buttons), sides
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room now, or none any more."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        if self._parts is None:
            return
        body, text, buttons = self._parts
        room = self.width() - _AROUND - buttons.sizeHint().width()
        whole = text.fontMetrics().horizontalAdvance(text.text())
        beside = room >= min(whole, _READABLE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        body.setDirection(way)
        # Icon and cross stand with the first line of the text, which is in the middle then.
        side = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignTop
        for widget in self._sides:
            self.line.setAlignment(widget, side)


class NoticeBar(QWidget):
    """The notices that stand now, newest last.

    Signals:
        left(): the notice that had the keyboard is gone; somebody should take it.
        closed(str): the user has read the notice of that key and closed it.
    """

    left = Signal()
    closed = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._strips: dict[str, QFrame] = {}
        self.setObjectName("notices")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_notice(self, notice: Notice) -> None:
        """Show ``notice``, in the place of an older one with its key."""
        self.dismiss(notice.key)
        strip = _Strip(self)
        strip.setObjectName(f"notice.{notice.key}")
        strip.setProperty("role", "strip")
        strip.setProperty("state", notice.level)
        line = strip.line
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        mark = QLabel(strip)
        mark.setFixedHeight(_LINE)
        mark.setPixmap(icon(_ICONS[notice.level], self._theme.color(notice.level)).pixmap(16, 16))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(breakable(notice.text), strip)
        text.setObjectName(f"notice.{notice.key}.text")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setContentsMargins(0, 1, 0, 1)
        body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        body.setSpacing(8)
        body.addWidget(text, 1)
        line.addLayout(body, 1)
        close = QToolButton(strip)
        close.setObjectName(f"notice.{notice.key}.close")
        close.setIcon(icon("x", self._theme.color("text_muted")))
        close.setProperty("role", "cross")
        close.setFixedSize(_LINE, _LINE)  # no higher than a line, which then stands in the middle
        close.setAccessibleName(self._messages.text("notice.close"))
        close.setToolTip(self._messages.text("notice.close"))
        close.clicked.connect(partial(self._close, notice.key))
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        if notice.choices:
            buttons = QHBoxLayout()
            buttons.setSpacing(8)
            for choice in notice.choices:
                button = QPushButton(choice.title, strip)
                button.setObjectName(f"notice.{notice.key}.{choice.id}")
                button.clicked.connect(partial(self._choose, notice.key, choice))
                buttons.addWidget(button)
            buttons.addStretch(1)
            body.addLayout(buttons)
            strip.arrange(body, text, buttons, (mark, close))
        self._strips[notice.key] = strip
        self._layout.addWidget(strip)
        strip.show()
        announce(self, notice.text, urgent=notice.level == "error")

    def dismiss(self, key: str) -> None:
        """Take the notice of ``key`` away, where there is one."""
        strip = self._strips.pop(key, None)
        if strip is not None:
            self._layout.removeWidget(strip)
            strip.hide()
            strip.deleteLater()

    def apply_theme(self, theme: Theme) -> None:
        """Use ``theme`` for the notices to come; those that stand are restyled by the sheet."""
        self._theme = theme

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from the next notice on; one that stands keeps its words."""
        self._messages = messages

    def keys(self) -> tuple[str, ...]:
        """The notices that stand, by key."""
        return tuple(self._strips)

    def _choose(self, key: str, choice: Choice, *_checked: object) -> None:
        if not choice.keep:
            self.dismiss(key)
            self.left.emit()
        choice.run()

    def _close(self, key: str, *_checked: object) -> None:
        self.dismiss(key)
        self.closed.emit(key)
        self.left.emit()
