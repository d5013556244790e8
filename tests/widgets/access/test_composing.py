"""The whole window while an input method composes: calm, and nothing is lost or doubled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui import composition
from tests.widgets.recorded_input import CANCELLED, NIHONGO, Sent, send, typed


class Ibus:
    """What Qt's plugin for ibus does with a composition that it is asked to end (Qt 6.11).

    It gives the preedit to whoever has the keyboard and has the daemon forget it; where nobody has,
    it forgets its own copy alone, and the daemon goes on composing. A daemon may wish the preedit
    to be dropped: fcitx5 does.
    """

    def __init__(self, *, drops: bool) -> None:
        self.preedit = ""
        self._drops = drops

    def inputMethod(self) -> Ibus:  # noqa: N802 - Qt's name
        return self

    def type(self, sequence: list[Sent]) -> None:
        send(QApplication.focusWidget(), sequence)
        self.preedit = sequence[-1].preedit

    def commit(self) -> None:
        target = QApplication.focusWidget()
        if target is None:
            return
        if self.preedit:
            event = QInputMethodEvent("", [])
            event.setCommitString("" if self._drops else self.preedit)
            QApplication.sendEvent(target, event)
        self.preedit = ""

    def reset(self) -> None:
        self.preedit = ""


@pytest.fixture(params=[False, True], ids=["ibus", "fcitx5"])
def ibus(monkeypatch, request) -> Ibus:
    made = Ibus(drops=request.param)
    monkeypatch.setattr(composition, "QGuiApplication", made)
    return made


@pytest.fixture
def posts(with_post, qtbot, sample_site):
    """The window and two posts without problems, the second one open and with the keyboard."""
    shell = with_post
    paths = [p for p in sorted((sample_site / "_posts").glob("*.md")) if "rainy" not in p.name][:2]
    for path in paths:
        shell.files.open_path(path)
        qtbot.waitUntil(lambda: shell._desk.analysis is not None, timeout=20_000)
    shell.window.activateWindow()
    shell._desk.text.focus_text()
    qtbot.waitUntil(shell._desk.text.view.hasFocus)
    return shell, paths


def enabled(shell) -> set[str]:
    return {a.objectName() for a, _ in shell._actions.palette_actions() if a.isEnabled()}


def test_no_button_changes_while_something_is_composed(posts):
    """They went grey with every word."""
    shell, _ = posts
    before = enabled(shell)
    send(shell._desk.text.view, NIHONGO)
    shell._refresh_commands()
    assert enabled(shell) == before
    assert "action.format.bold" in before


@pytest.mark.parametrize("answers", [True, False])
def test_save_takes_what_is_being_composed(posts, ibus, answers, monkeypatch):
    shell, (_, path) = posts
    if not answers:
        monkeypatch.setattr(ibus, "commit", lambda: None)
    shell._desk.text.view.moveCursor(shell._desk.text.view.textCursor().MoveOperation.End)
    ibus.type(NIHONGO)
    shell._actions["file.save"].trigger()
    assert path.read_text(encoding="utf-8").count("にほんご") == 1
    assert ibus.preedit == ""


def test_a_change_of_a_field_is_saved_at_once(posts):
    """For the time of the pause after a letter in the form, Save did nothing."""
    shell, (_, path) = posts
    shell._panes.form.focus_field("title")
    field = QApplication.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_X)
    shell._actions["file.save"].trigger()
    assert field.text().endswith("x")
    assert field.text() in path.read_text(encoding="utf-8")


def test_save_takes_what_a_field_composes(posts, ibus):
    shell, (_, path) = posts
    shell._panes.form.focus_field("title")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    ibus.type(NIHONGO)
    shell._actions["file.save"].trigger()
    assert path.read_text(encoding="utf-8").count("にほんご") == 1


def test_all_are_saved_with_what_is_composed(posts, ibus):
    shell, (_, path) = posts
    ibus.type(NIHONGO)
    shell._actions["file.save-all"].trigger()
    assert path.read_text(encoding="utf-8").count("にほんご") == 1


@pytest.mark.parametrize("place", ["text", "title"])
def test_another_post_gets_nothing_of_what_was_composed(posts, ibus, place):
    """The text was out of sight before it was asked: both posts had the word."""
    shell, (first, _) = posts
    second = shell._desk.current
    if place == "title":
        shell._panes.form.focus_field("title")
    ibus.type(NIHONGO)
    shell.files.open_path(first)
    assert shell._desk.current.path == first
    assert ibus.preedit == ""
    assert second.text.count("にほんご") == 1
    assert "にほんご" not in shell._desk.current.text
    shell._desk.text.focus_text()
    ibus.type(typed("ね"))
    shell._desk.flush()
    assert shell._desk.current.text.count("ね") == first.read_text(encoding="utf-8").count("ね") + 1


def test_undo_from_the_menu_takes_back_what_is_composed(posts, ibus):
    shell, _ = posts
    before = shell._desk.current.text
    ibus.type(NIHONGO)
    send(shell._desk.text.view, [Sent(commit="日本語")])
    ibus.type(typed("ね"))
    shell._actions["edit.undo"].trigger()
    assert "日本語" in shell._desk.current.text
    assert shell._desk.current.text.count("ね") == before.count("ね")
    shell._actions["edit.undo"].trigger()
    assert shell._desk.current.text == before


@pytest.mark.parametrize("place", ["text", "title", "excerpt"])
def test_leaving_a_field_keeps_what_is_composed(posts, ibus, place):
    """Qt asks the input method just before the focus goes."""
    shell, _ = posts
    if place != "text":
        shell._panes.form.focus_field(place)
    ibus.type(NIHONGO)
    ibus.commit()
    shell._panes.posts._search.setFocus()
    shell._desk.flush()
    assert shell._desk.current.text.count("にほんご") == 1


def test_a_word_that_is_given_up_stays_so_when_the_field_is_left(posts, ibus, qtbot):
    shell, _ = posts
    before = shell._desk.current.text
    ibus.type(CANCELLED)
    left = []
    QTimer.singleShot(0, lambda: left.append(shell._panes.posts._search.setFocus()))
    qtbot.waitUntil(lambda: bool(left))
    assert shell._desk.current.text == before


def test_a_click_elsewhere_in_the_text_leaves_the_word_where_it_was(posts, ibus):
    shell, _ = posts
    view = shell._desk.text.view
    view.moveCursor(view.textCursor().MoveOperation.End)
    before = shell._desk.current.text
    ibus.type(NIHONGO)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert shell._desk.current.text == before + "にほんご"
    assert not view.composing


@pytest.mark.parametrize("place", ["posts", "find", "replace"])
def test_a_search_keeps_what_is_composed_when_it_is_left(posts, ibus, place):
    shell, _ = posts
    text = shell._desk.text
    if place == "posts":
        line = shell._panes.posts._search
        line.setFocus()
    else:
        text.show_find(replace=True)
        line = text.find_bar._needle if place == "find" else text.find_bar._replacement
        line.setFocus()
    ibus.type(NIHONGO)
    ibus.commit()
    text.view.setFocus()
    assert line.text() == "にほんご"


def test_the_buttons_of_the_find_bar_take_what_is_composed(posts, ibus):
    shell, _ = posts
    text = shell._desk.text
    text.show_find(replace=True)
    bar = text.find_bar
    text.view.moveCursor(text.view.textCursor().MoveOperation.End)
    text.view.insertPlainText("にほんご")
    bar._needle.setFocus()
    bar._needle.clear()
    ibus.type(NIHONGO)
    bar._buttons["next"].click()
    assert text.caret().of(shell._desk.current.text) == bar._needle.text() == "にほんご"
    bar._replacement.setFocus()
    ibus.type(typed("ね"))
    bar._buttons["replace"].click()
    assert shell._desk.current.text.endswith("ね")
