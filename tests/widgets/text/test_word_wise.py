"""Keys and clicks that go by words, in a text without blanks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.text.span import Span
from tests.widgets.text.conftest import CTRL, SHIFT

NONE = Qt.KeyboardModifier.NoModifier
HEADER = "---\ntitle: x\n---\n"
TEXT = "最近の生成AI技術。次の文。"


def middle_of(t, offset: int) -> QPoint:
    """A point on the character at ``offset``."""
    t.at(offset)
    left = t.view.cursorRect()
    t.at(offset + 1)
    return (left.center() + t.view.cursorRect().center()) / 2


def test_ctrl_and_arrows(typist):
    t = typist(TEXT).at(0)
    t.key(Qt.Key.Key_Right, CTRL, times=3)
    assert t.caret == 5
    t.key(Qt.Key.Key_Right, CTRL | SHIFT)
    assert t.selection == Span(5, 7)
    t.key(Qt.Key.Key_Left, CTRL, times=2)
    assert t.caret == 3


def test_a_word_is_deleted_not_the_sentence(typist):
    t = typist(TEXT).at(9)
    t.key(Qt.Key.Key_Backspace, CTRL)
    assert t.text == "最近の生成AI。次の文。"
    t.at(0).key(Qt.Key.Key_Delete, CTRL)
    assert t.text == "の生成AI。次の文。"
    t.key(Qt.Key.Key_Z, CTRL, times=2)
    assert t.text == TEXT


@pytest.mark.parametrize(("on", "word"), [(1, Span(0, 2)), (3, Span(3, 5)), (8, Span(7, 9))])
def test_a_double_click_selects_a_word(typist, on, word):
    t = typist(TEXT)
    QTest.mouseDClick(t.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(t, on))
    assert t.selection == word


def test_the_mouse_goes_on_by_words(typist):
    t = typist(TEXT)
    places = {offset: middle_of(t, offset) for offset in (0, 3, 8)}
    QTest.mouseDClick(t.view.viewport(), Qt.MouseButton.LeftButton, pos=places[3])

    def drag(offset: int, button: Qt.MouseButton) -> Span:
        point = QPointF(places[offset])
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, point, t.view.mapToGlobal(point), none, button, NONE
        )
        QApplication.sendEvent(t.view.viewport(), event)
        return t.selection

    left = Qt.MouseButton.LeftButton
    assert drag(3, left) == Span(3, 5)
    assert drag(8, left) == Span(3, 9)
    assert drag(0, left) == Span(0, 5)
    assert t.caret == 0
    QTest.mousePress(t.view.viewport(), left, pos=places[8])
    assert drag(3, left).end in (8, 9), "letter by letter again, from where it was pressed"


def test_backspace_takes_a_sign_whole_and_never_the_header(typist):
    t = typist(HEADER + "葛\U000e0100👨\u200d👩\u200d👧").at(len(HEADER) + 7)
    t.key(Qt.Key.Key_Backspace)
    assert t.text == HEADER + "葛\U000e0100"
    t.key(Qt.Key.Key_Backspace)
    assert t.text == HEADER
    t.key(Qt.Key.Key_Backspace, CTRL)
    t.key(Qt.Key.Key_Left, CTRL)
    t.key(Qt.Key.Key_Left, CTRL | SHIFT)
    assert t.text == HEADER
    assert t.selection == Span(len(HEADER), len(HEADER))
