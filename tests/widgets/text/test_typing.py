"""Typing behaviours under real keys; what comes from the clipboard and goes to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from editor.ui.text.behaviours.catalog import BEHAVIOURS, TypingSettings, chosen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writer(typist):
    def make(text: str):
        t = typist(text)
        t.view.behaviours = BEHAVIOURS
        return t

    return make


def test_a_list_typed_by_hand(writer):
    t = writer("").type("- one").key(Qt.Key.Key_Return).type("two").key(Qt.Key.Key_Return)
    t.key(Qt.Key.Key_Tab).type("in").key(Qt.Key.Key_Return, times=3).type("end")
    assert t.text == "- one\n- two\n  - in\nend"


def test_numbers_and_undo(writer):
    t = writer("").type("1. one").key(Qt.Key.Key_Return).type("two")
    assert t.text == "1. one\n2. two"
    t.key(Qt.Key.Key_Z, CTRL, times=2)
    assert t.text == "1. one"


def test_shift_enter_is_a_line_end_and_no_line_separator(writer):
    t = writer("- a").at(3).key(Qt.Key.Key_Return, SHIFT)
    assert t.text == "- a\n"


def test_tab_in_prose_writes_spaces_and_backtab_takes_lines_out(writer):
    t = writer("ab").at(1).key(Qt.Key.Key_Tab)
    assert t.text == "a b"
    t = writer("  ab").at(4).key(Qt.Key.Key_Backtab, SHIFT)
    assert t.text == "ab"
    t.key(Qt.Key.Key_Backtab, SHIFT)
    assert t.text == "ab"


def test_tab_indents_what_is_selected(writer):
    t = writer("a\nb\n").at(0, 4).key(Qt.Key.Key_Tab)
    assert t.text == "  a\n  b\n"
    t.key(Qt.Key.Key_Backtab, SHIFT)
    assert t.text == "a\nb\n"


def test_pairs_by_key(writer):
    t = writer("").type("(a)b")
    assert t.text == "(a)b"
    t = writer("").type("([").key(Qt.Key.Key_Backspace)
    assert (t.text, t.caret) == ("()", 1)
    t = writer("").type("```")
    assert t.text == "```"


def test_marks_go_around_a_selection(writer):
    t = writer("a word").at(2, 6).type("**")
    assert t.text == "a **word**"


def test_no_pairs_in_the_unfolded_header(writer):
    t = writer("---\na: \n---\nb\n")
    t.view.fold.set_unfolded(unfolded=True)
    t.at(7).type("[")
    assert t.text == "---\na: [\n---\nb\n"


def test_switched_off(writer):
    t = writer("")
    t.view.behaviours = chosen(TypingSettings(pairs=False, continue_lists=False))
    t.type("- (").key(Qt.Key.Key_Return)
    assert t.text == "- (\n"
    every = TypingSettings(continue_lists=False, tabs=False, pairs=False, paste_link=False)
    assert chosen(every) == ()


def test_pasting_an_address_over_a_word(writer):
    t = writer("a word b").at(2, 6)
    QApplication.clipboard().setText("https://example.org/x")
    t.key(Qt.Key.Key_V, CTRL)
    assert t.text == "a [word](https://example.org/x) b"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "a word b"


def test_pasted_line_ends_become_ours(writer):
    t = writer("x").at(1)
    data = QMimeData()
    data.setText("\r\na\rb\u2029c\0\u00a0d")
    t.view.insertFromMimeData(data)
    assert t.text == "x\na\nb\nc\u00a0d"
    t.buffer.undo()
    assert t.text == "x"


def test_copying_keeps_special_spaces(writer):
    writer("a\u00a0b\u2028c\nd").key(Qt.Key.Key_A, CTRL).key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "a\u00a0b\u2028c\nd"


def test_read_only_keeps_the_text(writer):
    t = writer("- a").at(3)
    t.view.setReadOnly(True)
    t.type("x").key(Qt.Key.Key_Return).key(Qt.Key.Key_Tab).key(Qt.Key.Key_Z, CTRL)
    assert t.text == "- a"


def test_typing_does_not_join_a_commands_step(writer):
    from editor.app.markdown.inline import bold

    t = writer("word").at(2)
    t.view.change(bold)
    t.at(8).type("ab").key(Qt.Key.Key_Z, CTRL)
    assert t.text == "**word**"
