"""A text view over a buffer, shown and focused, and ways to type into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.app.session import PostSession, ReadOnly
from editor.core.text.source import SourceText, decode
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.pane import TextPane
from editor.ui.text.view import TextView
from editor.ui.theme.tokens import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typist:
    """Drives a view as a user does; offsets are code points of the whole text."""

    def __init__(self, view: TextView, buffer: QtBuffer) -> None:
        self.view = view
        self.buffer = buffer

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            QTest.keyClick(self.view, key, modifiers)
        return self

    def type(self, text: str):
        QTest.keyClicks(self.view, text)
        return self

    def preedit(self, text: str):
        attributes = [
            QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(text), 1, None)
        ]
        QApplication.sendEvent(self.view, QInputMethodEvent(text, attributes))
        return self

    def commit(self, text: str, start: int = 0, length: int = 0):
        event = QInputMethodEvent("", [])
        event.setCommitString(text, start, length)
        QApplication.sendEvent(self.view, event)
        return self

    def at(self, start: int, end: int | None = None):
        """Put anchor and caret, without any of the program's own guards."""
        cursor = self.view.textCursor()
        cursor.setPosition(self.buffer.to_document(start))
        cursor.setPosition(
            self.buffer.to_document(start if end is None else end), QTextCursor.MoveMode.KeepAnchor
        )
        self.view.setTextCursor(cursor)
        return self

    @property
    def caret(self) -> int:
        return self.buffer.to_offset(self.view.textCursor().position())

    @property
    def selection(self) -> Span:
        return self.view.selection()

    @property
    def text(self) -> str:
        return self.buffer.text


@pytest.fixture
def typist(qtbot):
    """Make a shown, focused view over a text."""
    views: list[TextView] = []

    def make(text: str) -> Typist:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(500, 300)
        buffer = QtBuffer(text)
        view.show_buffer(buffer, buffer.apply)
        view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        views.append(view)
        return Typist(view, buffer)

    yield make
    for view in views:
        view.release()


@pytest.fixture
def pane(qtbot):
    """Make a whole pane over a text, shown and focused, in Japanese."""
    panes: list[TextPane] = []

    def make(text: str, *, read_only: ReadOnly | None = None) -> TextPane:
        made = TextPane(load_messages("ja"), load_theme("light"))
        qtbot.addWidget(made)
        made.resize(600, 400)
        source = decode(text.encode())
        assert isinstance(source, SourceText)
        buffer = QtBuffer(text)
        session = PostSession(
            buffer, key="k", path=None, name="a.md", source=source, stamp=None, read_only=read_only
        )
        made.set_session(session, buffer)
        made.show()
        made.activateWindow()
        made.focus_text()
        qtbot.waitUntil(made.view.hasFocus)
        panes.append(made)
        return made

    yield make
    for made in panes:
        made.release()
