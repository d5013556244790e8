"""The palette: a few letters lead to a command, by keyboard alone and with an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from editor.app.commands.catalog import COMMANDS
from editor.site.resources import load_messages
from editor.ui.actions import Actions
from editor.ui.palette import Entry, Palette, entry_score, match_score


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("save", "Save", "Save as draft now"),
        ("保存", "保存", "下書きとして保存"),
        ("ｓａｖｅ", "Save all", "As you have"),
        ("prev", "Preview", "Go to the previous post"),
    ],
)
def test_a_better_answer_has_a_smaller_score(query: str, better: str, worse: str):
    first, second = match_score(query, better), match_score(query, worse)
    assert first is not None
    assert second is None or first <= second


def test_letters_that_are_not_there_do_not_match():
    assert match_score("xyz", "Save") is None
    assert match_score("", "Save") == 0


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(900, 600)
    field = QLineEdit(made)
    QVBoxLayout(made).addWidget(field)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return made


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def line(window, ran, qtbot) -> QLineEdit:
    def entry(title: str) -> Entry:
        return Entry(title, "Ctrl+X", lambda: ran.append(title))

    entries = [entry(t) for t in ("保存", "すべて保存", "太字", "Preview")]
    palette = Palette(entries, load_messages("ja"), window)
    palette.open()
    found = palette.findChild(QLineEdit, "palette.query")
    qtbot.waitUntil(found.hasFocus)
    return found


def _titles(line: QLineEdit) -> list[str]:
    rows = line.parent().findChild(QListWidget, "palette.list")
    return [rows.item(n).text() for n in range(rows.count())]


def test_enter_runs_the_best_answer_and_gives_the_keyboard_back(line, window, ran, qtbot):
    qtbot.keyClicks(line, "prev")
    assert _titles(line) == ["Preview"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ran == ["Preview"]
    qtbot.waitUntil(window.findChild(QLineEdit, "").hasFocus)


def test_arrows_choose_and_go_round(line, ran, qtbot):
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ran == ["Preview"]


def test_escape_runs_nothing(line, ran, qtbot):
    palette = line.parent()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert ran == []
    assert palette.isHidden()


def test_a_preedit_does_not_search_and_a_commit_does(line, qtbot):
    QApplication.sendEvent(line, QInputMethodEvent("ほぞん", []))
    assert len(_titles(line)) == 4
    commit = QInputMethodEvent("", [])
    commit.setCommitString("保存")
    QApplication.sendEvent(line, commit)
    assert _titles(line) == ["保存", "すべて保存"]


def test_it_is_as_high_as_its_rows_and_says_when_there_are_none(line, window, qtbot):
    palette = window.findChild(Palette)
    whole = palette.height()
    qtbot.keyClicks(line, "P")
    rows = window.findChild(QListWidget, "palette.list")
    nothing = window.findChild(QLabel, "palette.nothing")
    assert rows.count() == 1
    assert palette.height() < whole
    assert not nothing.isVisible()
    qtbot.keyClicks(line, "ppp")
    assert nothing.isVisible()
    assert not rows.isVisible()
    assert palette.height() < whole


def test_a_command_is_found_by_its_name_in_the_other_language():
    save = Entry("保存", "Ctrl+S", print, words="保存\nSave")
    preview = Entry("Preview", "", print, words="Preview\nプレビュー")
    assert entry_score("sav", save) is not None
    assert entry_score("ﾌﾟﾚﾋﾞｭｰ", preview) is not None
    assert entry_score("sae", save) is None, "letters strewn over other words say nothing"
    title, other = entry_score("保存", save), entry_score("save", save)
    assert title is not None
    assert other is not None
    assert title < other


def test_every_command_of_the_palette_is_known_by_both_names(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    offered = Actions(COMMANDS, None, window, load_messages("ja"), lambda: None).palette_actions()
    known = {action.text(): words for action, words in offered}
    assert "Save all" in known["すべて保存"]
    assert all("\n" in words for words in known.values())
