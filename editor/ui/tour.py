"""A walk through the window in two minutes: what each pane is for, beside the pane itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.i18n.catalog import Messages
from editor.ui.announcing import announce

STEPS = ("posts", "form", "text", "preview", "problems", "menu")
"""What is shown, in order; its texts are ``tour.<step>.title`` and ``tour.<step>.text``."""

_WIDTH = 380
_GAP = 12


class Tour(QFrame):
    """A card over the window, beside a frame around what it speaks of.

    Laid over the window as the palette is: no window of its own. Left and right arrow go back and
    on, Escape ends it; the keyboard goes back to where it was.

    Signals:
        ended(): the last step was left, or the tour was.
    """

    ended = Signal()

    def __init__(
        self, places: Sequence[tuple[str, QWidget]], messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._places = places
        self._messages = messages
        self._window = window
        self._step = 0
        self._before = QApplication.focusWidget()
        text = messages.text
        self.setObjectName("tour")
        self.setProperty("role", "callout")
        self.setAccessibleName(text("tour.name"))
        self._frame = QFrame(window)
        self._frame.setObjectName("tour.frame")
        self._frame.setProperty("role", "spotlight")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = QLabel(self)
        self._title.setObjectName("tour.title")
        self._title.setProperty("role", "heading")
        self._text = QLabel(self)
        self._text.setObjectName("tour.text")
        self._text.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._skip = self._button("skip", self.end)
        self._back = self._button("back", self.back)
        self._next = self._button("next", self.go_on)
        self._next.setProperty("role", "primary")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._count)
        line.addStretch(1)
        for button in (self._skip, self._back, self._next):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for part in (self._title, self._text):
            column.addWidget(part)
        column.addLayout(line)
        window.installEventFilter(self)
        self._show()
        self.show()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show the next step, or end after the last."""
        if self._step + 1 == len(self._places):
            self.end()
        else:
            self._step += 1
            self._show()

    def back(self) -> None:
        """Show the step before."""
        self._step = max(0, self._step - 1)
        self._show()

    def end(self) -> None:
        """Go away, and give the keyboard back."""
        self._window.removeEventFilter(self)
        self._frame.hide()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._frame.deleteLater()
        self.deleteLater()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by arrow, leave by Escape."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Right:
                self.go_on()
            case Qt.Key.Key_Left:
                self.back()
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the pane when the window's size changes; arrows do not go between buttons."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._put()
        elif watched is not self._window and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        name, _ = self._places[self._step]
        text = self._messages.text
        number, total = self._step + 1, len(self._places)
        self._title.setText(text(f"tour.{name}.title"))
        self._text.setText(text(f"tour.{name}.text"))
        self._count.setText(text("tour.step", number=number, total=total))
        self._back.setEnabled(self._step > 0)
        self._next.setText(text("tour.done" if number == total else "tour.next"))
        announce(self, f"{self._title.text()} {self._text.text()}")
        self._put()

    def _put(self) -> None:
        """Frame the pane, and stand beside it: on the side with the most room, else inside."""
        pane = self._places[self._step][1]
        target = QRect(pane.mapTo(self._window, QPoint(0, 0)), pane.size())
        self._frame.setGeometry(target)
        self._frame.setVisible(pane.isVisible())
        self._frame.raise_()
        width = min(_WIDTH, self._window.width() - 2 * _GAP)
        self.setFixedWidth(width)
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        self.setFixedHeight(height)
        self.move(card_place(target, QSize(width, height), self._window.rect()))
        self.raise_()

    def _button(self, name: str, run: object) -> QPushButton:
        button = QPushButton(self._messages.text(f"tour.{name}"), self)
        button.setObjectName(f"tour.{name}")
        button.clicked.connect(run)
        button.installEventFilter(self)
        return button


def card_place(target: QRect, card: QSize, window: QRect) -> QPoint:
    """Where the card's corner goes: right of the target, left, below, above, else inside of it."""
    middle = target.top() + max(0, (min(target.height(), window.height()) - card.height()) // 3)
    spots = (
        QPoint(target.right() + _GAP, middle),
        QPoint(target.left() - _GAP - card.width(), middle),
        QPoint(target.left() + _GAP, target.bottom() + _GAP),
        QPoint(target.left() + _GAP, target.top() - _GAP - card.height()),
    )
    inside = window.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    for spot in spots:
        if inside.contains(QRect(spot, card)):
            return spot
    x = min(max(target.left() + _GAP, inside.left()), inside.right() - card.width())
    y = min(max(target.top() + _GAP, inside.top()), inside.bottom() - card.height())
    return QPoint(x, y)
