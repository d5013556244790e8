"""An input method composes: nothing moves, nothing is lost, one commit is one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from editor.core.text.edits import EditSet
from editor.ui.text.behaviours.catalog import BEHAVIOURS
from tests.widgets.recorded_input import (
    CANCELLED,
    END,
    FIRST_SEGMENT,
    NIHONGO,
    RECONVERTED,
    TAKEN_BACK,
    TYPED_ON,
    Sent,
    send,
)

HEADER = "---\ntitle: x\n---\n"
CTRL = Qt.KeyboardModifier.ControlModifier


def watched(t):
    """Everything the buffer and the view tell."""
    told: list[object] = []
    t.buffer.changed.subscribe(told.append)
    t.view.composing_changed.connect(told.append)
    return told


def test_a_preedit_changes_nothing_but_the_flag(typist):
    t = typist("前後").at(1)
    told = watched(t)
    t.preedit("に").preedit("にほん")
    assert t.text == "前後"
    assert t.buffer.composing
    assert t.buffer.version == 0
    assert told == [True]
    assert not t.buffer.can_undo


def test_a_commit_is_one_step_and_the_flag_is_off_when_told(typist):
    t = typist("前後").at(1).preedit("にほん")
    composing: list[bool] = []
    t.buffer.changed.subscribe(lambda _: composing.append(t.buffer.composing))
    t.commit("日本")
    assert t.text == "前日本後"
    assert composing == [False]
    assert not t.buffer.composing
    t.preedit("ご").commit("語")
    assert t.text == "前日本語後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前日本後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前後"
    assert not t.buffer.can_undo


def test_a_cancelled_preedit_leaves_no_trace(typist):
    t = typist("前後").at(1)
    told = watched(t)
    t.preedit("にほん").commit("")
    assert t.text == "前後"
    assert told == [True, False]
    assert t.buffer.version == 0


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Return,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    ],
)
def test_keys_of_the_composition_do_nothing_else(typist, key):
    t = typist("- 前\n- 後\n").at(3).preedit("にほん")
    t.key(key)
    assert t.text == "- 前\n- 後\n"
    t.commit("日本")
    assert t.text == "- 前日本\n- 後\n"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (EditSet.replace(0, 0, "X"), "X前日本後"),
        (EditSet.replace(2, 2, "\nZ"), "前日本後\nZ"),
        (EditSet.replace(0, 2, "新しい"), "新しい日本"),
        (EditSet.replace(0, 1, ""), "日本後"),
    ],
)
def test_edits_from_elsewhere_wait_for_the_commit(typist, edits, expected):
    t = typist("前後").at(1).preedit("にほん")
    t.buffer.apply(edits)
    assert t.text == "前後"
    t.commit("日本")
    assert t.text == expected
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前日本後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前後"


def test_a_form_edit_waits_too_and_the_fold_follows(typist):
    t = typist(HEADER + "前後").at(len(HEADER) + 1).preedit("にほん")
    t.buffer.apply(EditSet.replace(4, 4, "author: a\n"))
    t.commit("日本")
    assert t.text == "---\nauthor: a\ntitle: x\n---\n前日本後"
    assert t.view.fold.floor == t.text.index("前")


def test_commands_and_jumps_wait_until_it_is_done(typist):
    t = typist("前後").at(1).preedit("に")
    assert not t.view.change(lambda _: pytest.fail("asked while composing"))
    t.view.select(t.selection.shifted(1))
    t.buffer.undo()
    assert t.caret == 1
    t.commit("日")
    assert t.text == "前日後"


def test_composing_replaces_the_selection_in_one_step(typist):
    t = typist("前言葉後").at(1, 3).preedit("に").preedit("にほん").commit("日本")
    assert t.text == "前日本後"
    t.preedit("ご").commit("語")
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前日本後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前言葉後"
    assert not t.buffer.can_undo
    t.key(Qt.Key.Key_Y, CTRL)
    assert t.text == "前日本後"
    t.key(Qt.Key.Key_Y, CTRL)
    assert t.text == "前日本語後"


def test_a_cancelled_preedit_over_a_selection_is_one_step(typist):
    t = typist("前言葉後").at(1, 3)
    send(t.view, CANCELLED)
    assert t.text == "前後"
    t.type("x")
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前言葉後"


def test_a_word_that_is_converted_again_is_one_step(typist):
    """It is taken out of the text first, before anything is composed."""
    t = typist("前後").at(1)
    send(t.view, [*NIHONGO, Sent(commit="にほんご"), END, *RECONVERTED])
    assert t.text == "前日本語後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前にほんご後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前後"


def test_a_commit_that_is_taken_back_and_another_one(typist):
    t = typist("前後").at(1)
    send(t.view, [*NIHONGO, Sent(commit="にほんご"), END, *TAKEN_BACK])
    assert t.text == "前後"
    assert t.buffer.composing
    send(t.view, [Sent(commit="日本後"), END])
    assert t.text == "前日本後後"
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前にほんご後"


def test_no_half_of_a_character_is_replaced(typist):
    """IBus counts characters, Qt units: one character before the caret was half an emoji."""
    t = typist("二😀後").at(2)
    t.commit("(", -1, 1)
    assert t.text == "二(後"
    t = typist("😀𠮷後").at(2)
    t.commit("吉", -3, 2)
    assert t.text == "吉後"


def test_typing_on_takes_what_is_converted_as_a_step_of_its_own(typist):
    t = typist("前後").at(1)
    send(t.view, TYPED_ON)
    assert t.text == "前私は学生です後"
    assert t.buffer.composing
    send(t.view, [Sent(commit="ね"), END])
    t.key(Qt.Key.Key_Z, CTRL)
    assert t.text == "前私は学生です後"


def test_the_first_segment_alone_is_taken(typist):
    t = typist("前後").at(1)
    send(t.view, FIRST_SEGMENT)
    assert t.text == "前私は後"
    assert t.buffer.composing
    send(t.view, [Sent(commit="学生です"), END])
    assert t.text == "前私は学生です後"


def test_leaving_the_field_keeps_what_was_composed(typist):
    t = typist("前後").at(1).preedit("にほん")
    QApplication.sendEvent(t.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert t.text == "前にほん後"
    assert not t.buffer.composing


def test_finishing_before_a_save(typist):
    t = typist("前後").at(1).preedit("にほん")
    t.view.finish_composition()
    assert t.text == "前にほん後"
    assert not t.buffer.composing
    t.view.finish_composition()
    assert t.text == "前にほん後"


def test_a_popup_does_not_end_it(typist):
    t = typist("前後").at(1).preedit("にほん")
    QApplication.sendEvent(
        t.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert t.buffer.composing
    t.commit("日本")
    assert t.text == "前日本後"


def test_letting_go_of_the_post_keeps_what_was_composed(typist):
    t = typist("前後").at(1).preedit("にほん")
    t.view.release()
    assert t.text == "前にほん後"


def test_a_read_only_text_takes_nothing(typist):
    t = typist("前後").at(1)
    t.view.setReadOnly(True)
    t.preedit("にほん").commit("日本")
    assert t.text == "前後"


def test_the_platform_asks_the_same_way(typist):
    """Platform plugins send an event; its answers must come through the guards."""
    t = typist(HEADER + "前後").at(len(HEADER) + 1)
    query = Qt.InputMethodQuery
    event = QInputMethodQueryEvent(query.ImTextBeforeCursor | query.ImCursorRectangle)
    QApplication.sendEvent(t.view, event)
    assert event.value(query.ImTextBeforeCursor) == "前"
    caret = t.view.cursorRect().translated(t.view.viewport().pos())
    assert abs(event.value(query.ImCursorRectangle).center().x() - caret.center().x()) <= 2


@pytest.mark.parametrize("margin", [0, 48])
def test_the_candidate_window_stands_at_the_caret(typist, margin):
    """The rectangle is the widget's, so the margin left of the text has to be in it."""
    t = typist("前後\n" * 3).at(4)
    t.view.setViewportMargins(margin, 0, 0, 0)
    told = t.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    caret = t.view.cursorRect().translated(t.view.viewport().pos())
    assert QRectF(caret).adjusted(-2, -2, 2, 2).contains(QRectF(told).center())
    clip = t.view.inputMethodQuery(Qt.InputMethodQuery.ImInputItemClipRectangle)
    assert clip.x() >= margin


def test_pairs_through_an_input_method(typist):
    t = typist("")
    t.view.behaviours = BEHAVIOURS
    t.preedit("「").commit("「")
    assert (t.text, t.caret) == ("「」", 1)
    t.preedit("ご").commit("語")
    t.preedit("」").commit("」")
    assert (t.text, t.caret) == ("「語」", 3)


def test_a_pair_is_not_closed_while_composing(typist):
    t = typist("")
    t.view.behaviours = BEHAVIOURS
    t.preedit("（")
    assert t.text == ""
    t.commit("（")
    assert t.text == "（）"
