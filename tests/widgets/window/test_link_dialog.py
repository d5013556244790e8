"""Choosing a link: found by title, taken with the keyboard, its text that of the post chosen."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget

from editor.app.link_targets import LinkTarget
from editor.site.resources import load_messages
from editor.ui.dialogs.link import LinkDialog

TARGETS = [
    LinkTarget("朝の川", "/2026/05/02/river/", "2026-05-02"),
    LinkTarget("朝の市", "/2026/05/01/market/", "2026-05-01"),
]


def found(query: str) -> Sequence[LinkTarget]:
    return [target for target in TARGETS if query in target.title]


@pytest.fixture
def dialog(qtbot):
    parent = QLabel()
    qtbot.addWidget(parent)
    made = LinkDialog("", found, load_messages("ja"), parent)
    made.show()
    yield made
    made.close()


def line(dialog: LinkDialog, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, f"link.{name}")


def test_another_post_brings_its_own_title(dialog):
    posts = dialog.findChild(QListWidget, "link.list")
    posts.setCurrentRow(0)
    assert dialog.answer() == ("朝の川", "/2026/05/02/river/")
    posts.setCurrentRow(1)
    assert dialog.answer() == ("朝の市", "/2026/05/01/market/")


def test_words_of_the_user_stay(dialog):
    posts = dialog.findChild(QListWidget, "link.list")
    posts.setCurrentRow(0)
    line(dialog, "text").setText("ここ")
    posts.setCurrentRow(1)
    assert dialog.answer() == ("ここ", "/2026/05/01/market/")


def test_from_the_search_by_keys_alone(dialog):
    search = line(dialog, "search")
    search.setFocus()
    search.setText("朝")
    assert dialog.answer()[1] == "/2026/05/02/river/", "the best is taken"
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert dialog.answer()[1] == "/2026/05/01/market/"
    QTest.keyClick(search, Qt.Key.Key_Up)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert dialog.result() == LinkDialog.DialogCode.Accepted
    assert dialog.answer() == ("朝の川", "/2026/05/02/river/")


def test_an_address_is_taken_as_it_is(dialog):
    line(dialog, "search").setText("朝")
    line(dialog, "search").setText("https://example.org/a")
    assert dialog.answer() == ("https://example.org/a", "https://example.org/a")
