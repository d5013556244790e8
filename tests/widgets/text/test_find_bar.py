"""Find and replace by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages

HEADER = '---\ntitle: "猫の題"\n---\n'
BODY = "猫と猫。\nネコと猫\n"
START = len(HEADER)
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = load_messages("ja").text


class Bar:
    def __init__(self, pane):
        self.pane = pane
        self.bar = pane.find_bar
        self.needle = self.bar.findChild(QLineEdit, "text.find.needle")
        self.replacement = self.bar.findChild(QLineEdit, "text.find.replacement")
        self.count = self.bar.findChild(QLabel, "text.find.count")

    def button(self, name: str) -> QToolButton:
        return self.bar.findChild(QToolButton, f"text.find.{name}")

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier, field=None):
        QTest.keyClick(field or self.needle, key, modifiers)

    @property
    def caret(self) -> Span:
        return self.pane.caret()

    @property
    def text(self) -> str:
        return self.pane.session.text


@pytest.fixture
def bar(pane):
    def make(text: str = HEADER + BODY, *, replace: bool = True) -> Bar:
        made = Bar(pane(text))
        made.pane.show_find(replace=replace)
        return made

    return make


def test_typing_goes_to_the_first_hit_and_counts(bar, qtbot):
    b = bar()
    qtbot.waitUntil(b.needle.hasFocus)
    b.needle.setText("猫")
    assert b.caret == Span(START, START + 1)
    assert b.count.text() == "1 / 3"
    b.key(Qt.Key.Key_Return)
    assert (b.count.text(), b.caret.start) == ("2 / 3", START + 2)
    b.key(Qt.Key.Key_Return)
    b.key(Qt.Key.Key_Return)
    assert b.count.text() == "1 / 3", "round the end"
    b.key(Qt.Key.Key_Return, SHIFT)
    assert b.count.text() == "3 / 3", "and round the beginning"


def test_the_hidden_header_is_not_looked_into(bar):
    b = bar()
    b.needle.setText("題")
    assert b.count.text() == TEXT("text.find.none")
    assert b.needle.property("state") == "warning"
    b.pane.set_header_unfolded(True)
    b.bar.search()
    b.bar.find_again(backwards=False)
    assert b.caret.of(b.text) == "題"


def test_hits_are_marked_and_unmarked(bar, qtbot):
    b = bar()
    b.needle.setText("猫")

    def drawn():
        return [s.cursor.selectedText() for s in b.pane.view.extraSelections()].count("猫")

    qtbot.waitUntil(lambda: drawn() == 3)
    b.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: drawn() == 0)
    assert not b.bar.isVisible()
    qtbot.waitUntil(b.pane.view.hasFocus)


def test_the_selection_is_what_is_looked_for(pane, bar):
    b = bar(replace=False)
    b.bar.close_bar()
    b.pane.reveal(Span(START + 5, START + 7))
    b.pane.show_find(replace=False)
    assert b.needle.text() == "ネコ"
    assert not b.replacement.isVisible()
    assert b.count.text() == "1 / 1"


def test_again_without_a_bar(pane):
    b = Bar(pane(HEADER + BODY))
    b.pane.find_again(backwards=False)
    assert b.bar.isVisible(), "nothing to look for yet: ask"
    b.needle.setText("猫")
    b.bar.close_bar()
    b.pane.find_again(backwards=False)
    assert b.caret == Span(START + 2, START + 3)
    b.pane.find_again(backwards=True)
    assert b.caret == Span(START, START + 1)


def test_replace_one_goes_on_to_the_next(bar):
    b = bar()
    b.needle.setText("猫")
    b.replacement.setText("犬")
    b.key(Qt.Key.Key_Return, field=b.replacement)
    assert b.text == HEADER + "犬と猫。\nネコと猫\n"
    assert b.caret == Span(START + 2, START + 3)
    QTest.mouseClick(b.button("replace"), Qt.MouseButton.LeftButton)
    assert b.text == HEADER + "犬と犬。\nネコと猫\n"


def test_replace_all_is_one_step_and_leaves_the_header(bar):
    b = bar()
    b.needle.setText("猫")
    b.replacement.setText("犬")
    QTest.mouseClick(b.button("replace_all"), Qt.MouseButton.LeftButton)
    assert b.text == HEADER + "犬と犬。\nネコと犬\n"
    assert b.count.text() == TEXT("text.find.replaced", count=3)
    b.pane.session.buffer.undo()
    assert b.text == HEADER + BODY
    assert not b.pane.session.buffer.can_undo


def test_switches(bar):
    b = bar("cat Cat concat ｃａｔ\n")
    b.needle.setText("cat")
    assert b.count.text() == "1 / 3"
    b.button("case").click()
    assert b.count.text() == "1 / 2"
    b.button("whole_word").click()
    assert b.count.text() == "1 / 1"
    b.button("any_width").click()
    assert b.count.text() == "1 / 2"


def test_a_pattern_that_cannot_be_read_is_explained(bar):
    b = bar()
    b.button("pattern").click()
    b.needle.setText("猫(")
    assert b.needle.property("state") == "error"
    assert "正規表現" in b.count.text()
    before = b.text
    b.button("replace_all").click()
    assert b.text == before
    b.needle.setText("(猫)")
    b.replacement.setText(r"\2")
    b.button("replace_all").click()
    assert b.text == before
    assert b.count.text() == TEXT("text.find.bad_replacement")


def test_the_count_follows_the_text(bar, qtbot):
    b = bar()
    b.needle.setText("猫")
    end = len(b.text)
    b.pane.session.apply(EditSet.replace(end, end, "猫"))
    qtbot.waitUntil(lambda: b.count.text().endswith("4"))


def test_the_caret_does_not_move_while_composing(bar):
    b = bar()
    b.pane.session.buffer.set_composing(composing=True)
    before = b.caret
    b.needle.setText("猫")
    b.bar.find_again(backwards=False)
    assert b.caret == before
    b.pane.session.buffer.set_composing(composing=False)


def test_everything_has_a_name_for_screen_readers(bar):
    b = bar()
    for widget in (*b.bar.findChildren(QToolButton), *b.bar.findChildren(QLineEdit)):
        assert widget.accessibleName(), widget.objectName()
        assert widget.objectName().startswith("text.find.")


def test_escape_on_a_button_closes_too(bar):
    b = bar()
    QTest.keyClick(b.button("next"), Qt.Key.Key_Escape)
    assert not b.bar.isVisible()
