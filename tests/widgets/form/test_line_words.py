"""Keys and clicks that go by words in a line of the form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from editor.site.resources import load_messages
from editor.ui.form.line_edit import LineEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "最新の生成AI技術👍🏽"


@pytest.fixture
def line(qtbot) -> LineEdit:
    made = LineEdit(load_messages("ja"))
    qtbot.addWidget(made)
    made.resize(400, 30)
    made.show()
    made.setText(TEXT)
    made.home(False)
    return made


def test_ctrl_and_arrows(line):
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Right, CTRL)
    assert line.cursorPosition() == 5
    QTest.keyClick(line, Qt.Key.Key_Right, CTRL | SHIFT)
    QTest.keyClick(line, Qt.Key.Key_Right, CTRL | SHIFT)
    assert line.selectedText() == "AI技術"
    QTest.keyClick(line, Qt.Key.Key_Left, CTRL | SHIFT)
    assert line.selectedText() == "AI"
    QTest.keyClick(line, Qt.Key.Key_Left, CTRL)
    assert (line.cursorPosition(), line.hasSelectedText()) == (5, False)


def test_a_word_is_deleted_not_the_title(line):
    typed = []
    line.text_typed.connect(lambda: typed.append(line.text()))
    QTest.keyClick(line, Qt.Key.Key_Delete, CTRL)
    assert line.text() == TEXT[2:]
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Backspace, CTRL)
    assert line.text() == "の生成AI"
    assert typed == [TEXT[2:], "の生成AI技術", "の生成AI"]
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace, CTRL)
    assert line.text() == ""


@pytest.mark.parametrize(("on", "word"), [(0, "最新"), (1, "最新"), (3, "生成"), (8, "技術")])
def test_a_double_click_selects_a_word(line, on, word):
    line.setCursorPosition(on)
    left = line.cursorRect().center()
    line.setCursorPosition(on + 1)
    middle = QPoint((left.x() + line.cursorRect().center().x()) // 2, left.y())
    for shift in (-3, 3):
        place = middle + QPoint(shift, 0)
        QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=place)
        assert line.selectedText() == word
        line.deselect()
