"""Chips: made by keys, pasting and choosing; moved, removed; never by an input method's Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.widgets.form.conftest import TEXT, commit, focus, preedit

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tags(make_form, qtbot):
    form = make_form()
    field = form.field("tags")
    focus(qtbot, field.edit)
    field.form = form
    return field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_keys_that_make_a_chip(tags, qtbot, key) -> None:
    qtbot.keyClicks(tags.edit, "new")
    qtbot.keyClick(tags.edit, key)
    assert tags.tags == ["散歩", "朝", "new"]
    assert tags.edit.text() == ""
    assert tags.edit.hasFocus()
    assert tags.form.raw("tags") == '["散歩", "朝", "new"]'


@pytest.mark.parametrize("mark", [",", "，", "、"])
def test_marks_that_make_a_chip(tags, qtbot, mark) -> None:
    commit(tags.edit, f"new{mark}")
    assert tags.tags == ["散歩", "朝", "new"]
    assert tags.edit.text() == ""


def test_several_tags_are_pasted_at_once(tags, qtbot) -> None:
    QApplication.clipboard().setText("a, b、c\nd，a")
    tags.edit.paste()
    assert tags.form.value("tags") == ["散歩", "朝", "a", "b", "c", "d"]
    tags.form.session.buffer.undo()
    assert tags.tags == ["散歩", "朝"]


def test_tab_leaves_an_empty_input(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Tab)
    assert not tags.edit.hasFocus()
    assert tags.form.text == TEXT


def test_backspace_in_an_empty_input_removes_the_last(tags, qtbot) -> None:
    qtbot.keyClicks(tags.edit, "a")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Backspace)
    assert len(tags.tags) == 2
    qtbot.keyClick(tags.edit, Qt.Key.Key_Backspace)
    assert tags.form.value("tags") == ["散歩"]


def test_arrows_move_between_chips_and_delete_removes(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Left)
    assert tags._chips[1].hasFocus()
    qtbot.keyClick(tags._chips[1], Qt.Key.Key_Left)
    assert tags._chips[0].hasFocus()
    qtbot.keyClick(tags._chips[0], Qt.Key.Key_Delete)
    assert tags.form.value("tags") == ["朝"]
    assert tags._chips[0].hasFocus()
    qtbot.keyClick(tags._chips[0], Qt.Key.Key_Right)
    assert tags.edit.hasFocus()


def test_typing_on_a_chip_goes_to_the_input(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Left)
    qtbot.keyClicks(tags._chips[1], "x")
    assert tags.edit.hasFocus()
    assert tags.edit.text() == "x"


def test_alt_and_arrows_reorder(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Left)
    chip = tags._chips[1]
    qtbot.keyClick(chip, Qt.Key.Key_Left, ALT)
    assert tags.form.raw("tags") == '["朝", "散歩"]'
    assert tags._chips[0] is chip
    assert chip.hasFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Left, ALT)
    assert tags.form.raw("tags") == '["朝", "散歩"]'


def test_a_tag_is_moved(tags) -> None:
    tags.move_tag(0, 1)
    assert tags.form.value("tags") == ["朝", "散歩"]
    tags.move_tag(0, 5)
    assert tags.form.value("tags") == ["朝", "散歩"]


def test_chips_are_dragged(tags, qtbot) -> None:
    first, second = tags._chips
    target = second.geometry().center()
    start = QPoint(10, first.height() // 2)
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(first, first.mapFromParent(target))
    assert tags.form.text == TEXT, "not before it is let go"
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=start)
    assert tags.form.value("tags") == ["朝", "散歩"]


def test_a_cross_removes_its_tag(tags) -> None:
    tags._chips[0]._cross.click()
    assert tags.form.value("tags") == ["朝"]


def test_a_duplicate_is_refused_visibly(tags, qtbot) -> None:
    commit(tags.edit, "散歩")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.form.text == TEXT
    assert tags._chips[0].property("state") == "error"
    note = tags.form.view.row("tags").note
    assert note.isVisible()
    assert "散歩" in note.text.text()
    qtbot.keyClicks(tags.edit, "x")
    assert tags._chips[0].property("state") == ""
    assert not note.isVisible()


def test_a_near_twin_is_hinted_at_but_added(tags, qtbot) -> None:
    commit(tags.edit, "生成ＡＩ")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.form.value("tags")[-1] == "生成ＡＩ"
    note = tags.form.view.row("tags").note
    assert note.isVisible()
    assert "生成AI" in note.text.text()


def test_suggestions_are_ranked_by_use_and_leave_out_what_is_there(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Down)
    assert tags.edit.suggestions.texts == ("生成AI", "ウェブ", "朝食")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Escape)
    assert not tags.edit.suggestions.isVisible()
    commit(tags.edit, "うぇ")
    assert tags.edit.suggestions.texts == ("ウェブ",)
    qtbot.keyClick(tags.edit, Qt.Key.Key_Down)
    qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.form.value("tags") == ["散歩", "朝", "ウェブ"]


def test_enter_never_takes_what_nobody_marked(tags, qtbot) -> None:
    commit(tags.edit, "うぇ")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.tags[-1] == "うぇ"


def test_a_clicked_suggestion_is_taken(tags, qtbot) -> None:
    commit(tags.edit, "朝食")
    popup = tags.edit.suggestions
    place = popup.view.visualRect(popup.view.model().index(0, 0)).center()
    QTest.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tags.tags[-1] == "朝食"
    assert tags.edit.text() == ""


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Return,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Comma,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
    ],
)
def test_keys_of_a_composition_do_nothing(tags, qtbot, key) -> None:
    preedit(tags.edit, "にほん")
    qtbot.keyClick(tags.edit, key)
    assert tags.edit.hasFocus()
    assert tags.form.text == TEXT
    assert tags.tags == ["散歩", "朝"]
    assert not tags.edit.suggestions.isVisible()
    commit(tags.edit, "日本")
    assert tags.edit.text() == "日本"
    assert tags.form.text == TEXT
    qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.tags[-1] == "日本"


def test_a_save_takes_the_tag_that_is_composed(tags) -> None:
    commit(tags.edit, "日")
    preedit(tags.edit, "ほん")
    tags.form.view.flush()
    assert tags.tags[-1] == "日ほん"
    assert tags.edit.text() == ""


def test_half_a_tag_is_not_lost(tags, qtbot) -> None:
    qtbot.keyClicks(tags.edit, "half")
    tags.form.view.flush()
    assert tags.tags[-1] == "half"
    qtbot.keyClicks(tags.edit, "other")
    focus(qtbot, tags.form.field("title").edit)
    assert tags.tags[-1] == "other"


def test_others_edits_keep_the_chips_and_their_focus(tags, qtbot) -> None:
    qtbot.keyClick(tags.edit, Qt.Key.Key_Left)
    chip = tags._chips[1]
    tags.form.replace('["散歩", "朝"]', '["朝", "昼", "散歩"]')
    assert tags.tags == ["朝", "昼", "散歩"]
    assert tags._chips[0] is chip
    assert chip.hasFocus()
    tags.form.replace('"朝", ', "")
    assert tags._chips[0].hasFocus()


def test_texts_separated_by_blanks_are_tags_as_jekyll_reads_them(make_form) -> None:
    form = make_form("---\ntags: a b\n---\n")
    field = form.field("tags")
    assert field.tags == ["a", "b"]
    field.remove_tag(0)
    assert form.value("tags") == ["b"]


def test_items_that_are_no_text_are_kept(make_form) -> None:
    form = make_form("---\ntags: [2024, a]\n---\n")
    form.field("tags").add_tags(["b"])
    form.view.flush()
    assert form.value("tags") == [2024, "a"], "add_tags alone is not yet a change of the user's"
    form.field("tags").move_tag(0, 1)
    assert form.value("tags") == ["a", 2024, "b"]
