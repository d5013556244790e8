"""What stands in the form and can be no value: saving something else in silence would mislead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from editor.ui.dialogs.questions import Unsaved
from editor.ui.ports import files


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


@pytest.fixture
def mistyped(with_post, qtbot):
    """A post whose category was mended, and in whose date a month that is none was typed."""
    session = with_post._desk.current
    with_post._panes.form.set_value("categories", ["焙煎ノート"])
    day = with_post.window.findChild(QLineEdit, "form.date")
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "2026-13-45")
    assert session.dirty
    return with_post


def day_of(shell) -> QLineEdit:
    return shell.window.findChild(QLineEdit, "form.date")


def press(shell, name: str) -> None:
    shell.window.findChild(QPushButton, f"notice.untaken.{name}").click()


@pytest.mark.parametrize("save", ["save", "save_as_draft"])
def test_a_post_is_not_saved_past_it(mistyped, save):
    session = mistyped._desk.current
    on_disk = session.path.read_bytes()
    mistyped._desk.text.focus_text()
    getattr(mistyped.files, save)()
    assert session.dirty
    assert session.path.read_bytes() == on_disk
    assert mistyped._notices.keys() == ("untaken",)
    assert QApplication.focusWidget() is day_of(mistyped)
    assert day_of(mistyped).text() == "2026-13-45"


def test_the_old_value_can_be_put_back_with_one_press(mistyped):
    session = mistyped._desk.current
    mistyped.files.save()
    press(mistyped, "discard")
    assert not session.dirty
    assert "焙煎ノート" in session.path.read_text(encoding="utf-8")
    assert day_of(mistyped).text() == "2026-06-10"
    assert mistyped._notices.keys() == ()


def test_once_it_is_mended_it_is_saved(mistyped, qtbot):
    mistyped.files.save()
    day = day_of(mistyped)
    day.selectAll()
    qtbot.keyClicks(day, "2026-06-11")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    mistyped.files.save()
    assert "2026-06-11" in mistyped._desk.current.path.read_text(encoding="utf-8")
    assert mistyped._notices.keys() == ()


@pytest.mark.parametrize(("answer", "open_posts"), [(Unsaved.SAVE, 1), (Unsaved.DISCARD, 0)])
def test_closing_asks_although_the_text_is_saved(mistyped, monkeypatch, answer, open_posts):
    session = mistyped._desk.current
    mistyped._workspace.save(session)
    assert not session.dirty
    monkeypatch.setattr(files, "ask_unsaved", lambda *_: answer)
    mistyped.files.close_post()
    assert len(mistyped._workspace.sessions) == open_posts
    monkeypatch.setattr(files, "ask_unsaved", lambda *_: Unsaved.DISCARD)
