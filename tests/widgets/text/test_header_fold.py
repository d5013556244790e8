"""The hidden header is out of reach, and nothing is hidden that is no header."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.text.edits import EditSet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
HEADER = '---\ntitle: "絵文字😀の題"\ntags: [一, 二]\n---\n'
BODY = "最初の行です。\n次の行 second line\n\n終わり。\n"
START = len(HEADER)


def shown(typist) -> list[str]:
    block = typist.buffer.document.firstBlock()
    lines = []
    while block.isValid():
        if block.isVisible():
            lines.append(block.text())
        block = block.next()
    return lines


def test_header_is_hidden_and_caret_begins_at_the_body(typist):
    t = typist(HEADER + BODY)
    assert shown(t) == BODY.split("\n")
    assert t.caret == START
    assert t.view.firstVisibleBlock().blockNumber() == 4


def test_the_scroll_bar_counts_what_can_be_seen(typist):
    t = typist(HEADER + "\n".join(f"行{n}" for n in range(100)))
    bar = t.view.verticalScrollBar()
    assert t.buffer.document.lineCount() == 100
    bar.setValue(bar.maximum())
    bar.setValue(0)
    assert t.view.firstVisibleBlock().text() == "行0"


@pytest.mark.parametrize("modifiers", [NONE, SHIFT], ids=["move", "select"])
@pytest.mark.parametrize(
    ("key", "ctrl"),
    [
        (Qt.Key.Key_Up, False),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Left, True),
        (Qt.Key.Key_Home, True),
        (Qt.Key.Key_Home, False),
        (Qt.Key.Key_PageUp, False),
        (Qt.Key.Key_Up, True),
    ],
)
@pytest.mark.parametrize("column", [0, 3])
def test_no_key_moves_above_the_body(typist, key, ctrl, modifiers, column):
    t = typist(HEADER + BODY).at(START + column)
    for _ in range(3):
        t.key(key, modifiers | (CTRL if ctrl else NONE))
        assert t.caret >= START
        assert t.selection.start >= START
    t.type("x")
    assert t.text.startswith(HEADER)


def test_up_on_the_first_line_keeps_the_column(typist):
    t = typist(HEADER + BODY).at(START + 3).key(Qt.Key.Key_Up)
    assert t.caret == START + 3
    t.key(Qt.Key.Key_Up, SHIFT)
    assert (t.selection.start, t.selection.end) == (START, START + 3)


def test_up_within_a_wrapped_first_line_goes_up(typist):
    t = typist(HEADER + "長い行。" * 60).at(START + 200)
    before = t.caret
    t.key(Qt.Key.Key_Up)
    assert START <= t.caret < before


def test_up_from_the_second_line_reaches_the_first(typist):
    t = typist(HEADER + BODY).at(START + BODY.index("次") + 2).key(Qt.Key.Key_Up)
    assert t.caret == START + 2


def test_select_all_is_the_body(typist):
    t = typist(HEADER + BODY).key(Qt.Key.Key_A, CTRL)
    assert (t.selection.start, t.selection.end) == (START, len(HEADER + BODY))
    t.key(Qt.Key.Key_Delete)
    assert t.text == HEADER


def test_select_all_and_typing_replaces_only_the_body(typist):
    t = typist(HEADER + BODY)
    t.view.selectAll()
    t.type("z")
    assert t.text == HEADER + "z"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Backspace, NONE),
        (Qt.Key.Key_Backspace, SHIFT),
        (Qt.Key.Key_Backspace, CTRL),
    ],
)
def test_backspace_at_the_first_character(typist, key, modifiers):
    t = typist(HEADER + BODY).key(key, modifiers, times=3)
    assert t.text == HEADER + BODY
    assert not t.buffer.can_undo


def test_ctrl_backspace_in_leading_space_stops_at_the_body(typist):
    t = typist(HEADER + "   語\n").at(START + 2).key(Qt.Key.Key_Backspace, CTRL)
    assert t.text == HEADER + " 語\n"


def test_backspace_behind_the_first_character_still_works(typist):
    t = typist(HEADER + BODY).at(START + 1).key(Qt.Key.Key_Backspace)
    assert t.text == HEADER + BODY[1:]


def test_deleting_the_whole_body_leaves_a_place_to_type(typist):
    t = typist(HEADER + "a").at(START + 1).key(Qt.Key.Key_Backspace, times=4).type("b")
    assert t.text == HEADER + "b"
    assert shown(t) == ["b"]


def test_a_selection_reaching_in_is_cut_to_the_body(typist):
    t = typist(HEADER + BODY).at(2, START + 4)
    assert (t.selection.start, t.selection.end) == (START, START + 4)
    t.key(Qt.Key.Key_X, CTRL)
    assert t.text == HEADER + BODY[4:]
    t.at(START + 2, 0)
    assert (t.selection.start, t.selection.end) == (START, START + 2)


def test_dragging_the_mouse_above_the_text(typist):
    t = typist(HEADER + BODY)
    viewport = t.view.viewport()
    inside = t.view.cursorRect(t.view.textCursor()).center() + QPoint(40, 20)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=inside)
    for y in (5, 0, -40):
        QTest.mouseMove(viewport, QPoint(10, y))
        assert t.selection.start >= START
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(10, -40))
    assert t.selection.start >= START


def test_double_and_triple_click_on_the_first_line(typist, qtbot):
    t = typist(HEADER + BODY)
    spot = t.view.cursorRect(t.view.textCursor()).center() + QPoint(6, 0)
    QTest.mouseDClick(t.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert t.selection.start >= START
    QTest.mouseClick(t.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert t.selection.start >= START
    assert t.selection.end <= START + len("最初の行です。\n")


def test_a_drop_above_the_body_is_refused(typist):
    t = typist(HEADER + BODY)
    data = QMimeData()
    data.setText("落")
    for y, taken in ((-30.0, False), (t.view.cursorRect().center().y(), True)):
        event = QDropEvent(
            QPointF(20.0, y),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            NONE,
        )
        t.view.dropEvent(event)
        assert t.text.startswith(HEADER)
        assert ("落" in t.text) is taken


def test_paste_with_a_caret_forced_into_the_header(typist):
    t = typist(HEADER + BODY)
    QApplication.clipboard().setText("貼")
    t.at(3).key(Qt.Key.Key_V, CTRL)
    assert t.text == HEADER + "貼" + BODY


def test_a_found_hit_in_the_header_is_not_selected(typist):
    t = typist(HEADER + BODY)
    assert t.view.find("title", t.buffer.document.FindFlag(0)) in {True, False}
    t.view.moveCursor(QTextCursor.MoveOperation.Start)
    t.view.find("title")
    assert t.selection.start >= START


# -- input methods ------------------------------------------------------------------------------


def test_an_input_method_does_not_see_the_header(typist):
    t = typist(HEADER + BODY).at(START + 2)
    query = t.view.inputMethodQuery
    assert query(Qt.InputMethodQuery.ImTextBeforeCursor) == BODY[:2]
    assert query(Qt.InputMethodQuery.ImSurroundingText) == "最初の行です。"
    assert query(Qt.InputMethodQuery.ImCursorPosition) == 2
    assert query(Qt.InputMethodQuery.ImAbsolutePosition) == 2
    t.at(START + BODY.index("次") + 1)
    assert query(Qt.InputMethodQuery.ImTextBeforeCursor) == "最初の行です。\n次"


def test_an_input_method_cannot_replace_the_header(typist):
    t = typist(HEADER + BODY).at(START + 1).commit("再", -3, 4)
    assert t.text == HEADER + "再" + BODY[2:]
    for start, length in ((-5, 5), (-4, 3), (-2, 0)):
        t = typist(HEADER + BODY).at(START).commit("字", start, length)
        assert t.text == HEADER + "字" + BODY


def test_an_input_method_may_replace_in_the_body(typist):
    t = typist(HEADER + BODY).at(START + 2).commit("替", -1, 1)
    assert t.text == HEADER + BODY[0] + "替" + BODY[2:]


# -- what is a header ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "本文だけ。\n",
        "",
        "---\ntitle: 閉じていない\n",
        "\n---\ntitle: 先頭でない\n---\n",
        "---\n本文だけの水平線\n\n終わり\n",
        " ---\na: b\n---\n",
        "---\ntitle: 後ろに行がない\n---",
    ],
)
def test_nothing_is_hidden_without_a_header(typist, text):
    t = typist(text)
    assert shown(t) == text.split("\n")
    assert t.view.fold.floor == 0
    assert not t.view.fold.has_header
    t.at(0).type("x")
    assert t.text == "x" + text


def test_an_unreadable_header_can_be_folded(typist):
    header = '---\ntitle: "閉じない\nfoo: [1\n---\n'
    t = typist(header + BODY)
    assert shown(t) == BODY.split("\n")
    t.view.fold.set_unfolded(unfolded=True)
    assert shown(t) == (header + BODY).split("\n")


def test_a_body_that_begins_with_dashes(typist):
    t = typist(HEADER + "---\n線の下\n---\n")
    assert shown(t) == ["---", "線の下", "---", ""]
    t.type("x").key(Qt.Key.Key_Backspace)
    assert shown(t) == ["---", "線の下", "---", ""]


def test_blank_lines_below_the_header_are_seen(typist):
    t = typist(HEADER + "\n\n本文")
    assert shown(t) == ["", "", "本文"]


# -- edits from elsewhere -----------------------------------------------------------------------


def test_form_edits_keep_the_caret_on_its_character(typist):
    t = typist(HEADER + BODY).at(START + 3)
    at = HEADER.index("絵")
    t.buffer.apply(EditSet.replace(at, at + 3, "題"))
    assert t.caret == START - 2 + 3
    assert t.view.fold.floor == t.buffer.to_document(START - 2)
    t.buffer.apply(EditSet.replace(4, 4, "author: 甲\nimage: x\n"))
    assert shown(t) == BODY.split("\n")
    assert t.text[t.caret :].startswith(BODY[3:])


def test_a_shrinking_header_does_not_push_the_caret(typist):
    t = typist(HEADER + BODY).at(START + 1)
    t.buffer.apply(EditSet.replace(4, HEADER.index("tags"), ""))
    assert t.text[t.caret :] == BODY[1:]


def test_undo_order_across_form_and_text(typist):
    t = typist(HEADER + BODY).type("a")
    t.buffer.apply(EditSet.replace(4, 4, "x: 1\n"))
    t.type("b")
    t.key(Qt.Key.Key_Z, CTRL)
    assert "x: 1" in t.text
    assert t.text.endswith("a" + BODY)
    t.key(Qt.Key.Key_Z, CTRL)
    assert "x: 1" not in t.text
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == HEADER + BODY
    assert t.caret >= START
    assert shown(t) == BODY.split("\n")
    t.key(Qt.Key.Key_Z, CTRL | SHIFT, times=3)
    assert "x: 1" in t.text
    assert shown(t) == ("ab" + BODY).split("\n")


def test_undoing_a_hidden_edit_leaves_the_caret(typist):
    t = typist(HEADER + BODY)
    t.buffer.apply(EditSet.replace(4, 4, "x: 1\n"))
    t.at(len(t.text))
    t.buffer.undo()
    assert t.caret == len(HEADER + BODY)


def test_a_header_that_is_broken_shows_and_hides_again(typist):
    t = typist(HEADER + BODY)
    t.buffer.apply(EditSet.replace(0, 1, ""))
    assert shown(t) == (HEADER + BODY)[1:].split("\n")
    t.view.clearFocus()
    t.buffer.undo()
    assert shown(t) == BODY.split("\n")


def test_a_form_can_give_a_post_its_first_header(typist):
    t = typist(BODY).at(2)
    t.view.clearFocus()
    t.buffer.apply(EditSet.replace(0, 0, HEADER))
    assert shown(t) == BODY.split("\n")
    assert t.caret == START + 2
    t.buffer.undo()
    assert shown(t) == BODY.split("\n")
    assert t.view.fold.floor == 0


def test_a_header_typed_by_hand_stays_before_the_eyes(typist):
    t = typist("本文\n").at(0)
    told: list[bool] = []
    t.view.fold.unfolded_changed.subscribe(told.append)
    t.type("---").key(Qt.Key.Key_Return).type("a: b").key(Qt.Key.Key_Return).type("---")
    t.key(Qt.Key.Key_Return)
    assert t.text == "---\na: b\n---\n本文\n"
    assert told == [True]
    assert shown(t) == t.text.split("\n")


def test_replacing_all_of_the_text(typist):
    t = typist(HEADER + BODY)
    other = "---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n---\n別の本文\n" + "行\n" * 5
    t.buffer.apply(EditSet.replace(0, len(t.text), other))
    assert shown(t) == ["別の本文", *["行"] * 5, ""]
    t.buffer.undo()
    assert shown(t) == BODY.split("\n")


# -- unfolding ----------------------------------------------------------------------------------


def test_unfolded_the_header_is_text_like_any(typist):
    t = typist(HEADER + BODY)
    t.view.fold.set_unfolded(unfolded=True)
    assert shown(t) == (HEADER + BODY).split("\n")
    t.key(Qt.Key.Key_Home, CTRL)
    assert t.caret == 0
    t.key(Qt.Key.Key_A, CTRL)
    assert t.selection.start == 0
    t.at(4).type("x")
    assert t.text[4] == "x"


def test_folding_brings_the_caret_out(typist):
    t = typist(HEADER + BODY)
    t.view.fold.set_unfolded(unfolded=True)
    t.at(0, START + 2)
    t.view.fold.set_unfolded(unfolded=False)
    assert (t.selection.start, t.selection.end) == (START, START + 2)
    assert shown(t) == BODY.split("\n")
