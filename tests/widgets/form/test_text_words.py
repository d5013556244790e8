"""Keys and clicks that go by words in the form's text of several lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from editor.site.resources import load_messages
from editor.ui.form.text_edit import TextEdit

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEXT = "👍🏽最新の\n生成AI技術"


@pytest.fixture
def field(qtbot) -> TextEdit:
    made = TextEdit(load_messages("ja"), (2, 6))
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    made.show_text(TEXT)
    made.moveCursor(QTextCursor.MoveOperation.End)
    return made


def test_keys(field):
    typed = []
    field.text_typed.connect(lambda: typed.append(field.text()))
    QTest.keyClick(field, Qt.Key.Key_Left, CTRL | SHIFT)
    assert field.textCursor().selectedText() == "技術"
    QTest.keyClick(field, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Backspace, CTRL)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field, Qt.Key.Key_Delete, CTRL)
    assert typed[0] == "👍🏽最新の\n生成AI"
    assert field.text() == typed[-1] == "最新の\n生成AI"


def test_a_double_click(field):
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Left, n=5)
    right_of = field.cursorRect(cursor).center()
    QTest.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton, pos=right_of)
    assert field.textCursor().selectedText() == "生成"
