"""What happens is read out, not only shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from editor.core.text.edits import EditSet
from editor.ui import announcing


@pytest.fixture
def heard(monkeypatch) -> list[tuple[str, bool]]:
    """What a screen reader is given: the words, and whether they interrupt."""
    said: list[tuple[str, bool]] = []

    class Listener(announcing.QAccessible):
        @staticmethod
        def updateAccessibility(event):  # noqa: N802 - Qt's name
            urgent = event.politeness() is announcing.QAccessible.AnnouncementPoliteness.Assertive
            said.append((event.message(), urgent))

        @staticmethod
        def isActive():  # noqa: N802 - Qt's name
            return True

    monkeypatch.setattr(announcing, "QAccessible", Listener)
    return said


def fix_category(shell) -> None:
    session = shell._desk.current
    at = session.text.index("焙煎メモ")
    session.apply(EditSet.replace(at, at + len("焙煎メモ"), "焙煎ノート"))


def test_that_a_post_was_saved(with_post, heard):
    fix_category(with_post)
    with_post.files.save()
    assert not with_post._desk.current.dirty
    assert (with_post._status.said, False) in heard


def test_that_an_error_stands_against_saving(with_post, heard):
    session = with_post._desk.current
    session.apply(EditSet.replace(len(session.text), len(session.text), "\nMore.\n"))
    with_post.files.save()
    assert session.dirty
    assert [text for text, urgent in heard if urgent] == [
        with_post._notices.findChild(QLabel, "notice.blocked.text").text().replace("\u200b", "")
    ]


def test_that_the_last_error_is_gone(with_post, qtbot, heard):
    panel = with_post._panes.problems
    assert "1" in panel._counts.text()
    fix_category(with_post)
    qtbot.waitUntil(lambda: bool(heard))
    shown = panel._counts.text().replace("  ", ", ")
    assert heard == [(shown, False)]
