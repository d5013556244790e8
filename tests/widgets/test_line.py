"""A line to write in: what is composed ends in it; no line of the program is without that."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

import editor.ui
from editor.ui.line import Line
from tests.widgets.recorded_input import NIHONGO, send

CTRL = Qt.KeyboardModifier.ControlModifier
SOURCES = sorted(Path(editor.ui.__file__).parent.rglob("*.py"))


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(Line(made))
    layout.addWidget(QLineEdit(made))
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def line(qtbot, window) -> Line:
    made = window.findChild(Line)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_what_an_input_method_drops_as_the_line_is_left_stays(line, window):
    """fcitx5, asked by Qt to give it."""
    send(line, NIHONGO)
    QApplication.sendEvent(line, QInputMethodEvent("", []))
    window.findChildren(QLineEdit)[1].setFocus()
    assert line.text() == "にほんご"


def test_keys_of_a_composition_do_nothing_else(line):
    line.setText("日本")
    entered = []
    line.returnPressed.connect(lambda: entered.append(1))
    send(line, NIHONGO)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab):
        QTest.keyClick(line, key)
    assert (line.text(), line.hasFocus(), entered) == ("日本", True, [])


def test_it_goes_by_our_words(line):
    line.setText("最新の生成AI技術")
    QTest.keyClick(line, Qt.Key.Key_Backspace, CTRL)
    assert line.text() == "最新の生成AI"


def test_no_bare_line_is_made():
    """QLineEdit loses what fcitx5 composes, and takes a Japanese sentence for one word."""
    made = [
        f"{source.name}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QLineEdit"
    ]
    assert len(SOURCES) > 100
    assert not made
