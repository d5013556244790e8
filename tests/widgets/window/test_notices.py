"""Notices cost the text as little room as they can."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from editor.site.resources import load_messages
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.theme.tokens import load_theme
from tests.widgets.access.clipping import clipped

SAID = "編集中にディスク上で変更されました。まだ何も上書きしていません。どうしますか？"
CHOICES = tuple(Choice(name, f"{name}を残す", print) for name in ("自分の文章", "ディスクの内容"))


@pytest.fixture
def bar(qtbot) -> NoticeBar:
    made = NoticeBar(load_messages("ja"), load_theme("light"))
    qtbot.addWidget(made)
    made.show()
    made.show_notice(Notice("conflict", "warning", SAID, CHOICES))
    return made


def places(bar: NoticeBar, width: int) -> tuple[QPoint, QPoint]:
    """Where text and first button begin in a bar as wide as that."""
    bar.resize(width, bar.heightForWidth(width))
    QCoreApplication.sendPostedEvents()
    bar.resize(width, bar.heightForWidth(width))
    QCoreApplication.sendPostedEvents()
    text = bar.findChild(QLabel, "notice.conflict.text")
    button = bar.findChild(QPushButton, "notice.conflict.自分の文章")
    assert clipped(bar) == []
    return text.mapTo(bar, QPoint(0, 0)), button.mapTo(bar, QPoint(0, 0))


def test_buttons_stand_behind_the_text_where_there_is_room(bar):
    text, button = places(bar, 1100)
    assert button.x() > text.x() + 420
    assert bar.heightForWidth(1100) < 50


def test_buttons_stand_below_a_text_that_would_become_a_narrow_column(bar):
    text, button = places(bar, 480)
    assert button.x() == text.x()
    assert button.y() > text.y()
    wide, beside = places(bar, 1100)
    assert beside.x() > wide.x()
