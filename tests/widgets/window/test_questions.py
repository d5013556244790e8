"""Short questions: what they say, and that only the right button says yes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QWidget

from editor import __version__
from editor.site.resources import load_messages
from editor.ui.dialogs.questions import RELEASES, LinkAnswer, ask_open_link, ask_open_releases


def _answer(name: str | None, said: list[str]) -> None:
    """Press a button of the open question, or Escape for None."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    said += [box.text(), box.informativeText()]
    if name is None:
        box.reject()
    else:
        next(b for b in box.buttons() if b.objectName() == name).click()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("button", "expected"), [("updates.open", True), (None, False)])
def test_updates_are_looked_for_only_when_told_to(qtbot, language, button, expected):
    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[str] = []
    QTimer.singleShot(0, parent, lambda: _answer(button, said))
    assert ask_open_releases(load_messages(language), parent) is expected
    assert __version__ in said[0]
    assert RELEASES in said[1]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    ("button", "tick", "expected"),
    [
        ("link.open", False, LinkAnswer.ONCE),
        ("link.open", True, LinkAnswer.ALWAYS),
        (None, True, LinkAnswer.NO),
        (None, False, LinkAnswer.NO),
    ],
)
def test_a_link_is_opened_only_when_told_to(qtbot, language, button, tick, expected):
    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[str] = []

    def answer() -> None:
        QApplication.activeModalWidget().checkBox().setChecked(tick)
        _answer(button, said)

    QTimer.singleShot(0, parent, answer)
    assert ask_open_link("https://a.example/", load_messages(language), parent) is expected
    assert said[1] == "https://a.example/"


def test_without_a_site_there_is_nothing_to_remember(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[QCheckBox | None] = []

    def answer() -> None:
        seen.append(QApplication.activeModalWidget().checkBox())
        _answer("link.open", [])

    QTimer.singleShot(0, parent, answer)
    messages = load_messages("en")
    assert ask_open_link("https://a.example/", messages, parent, in_site=False) is LinkAnswer.ONCE
    assert seen == [None]
