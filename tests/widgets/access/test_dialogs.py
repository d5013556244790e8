"""Every dialog is usable without seeing it, without a mouse, and shows its texts whole."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QMessageBox

from editor.site.resources import load_messages
from tests.widgets.access.clipping import clipped
from tests.widgets.access.dialogs import BOXES, DIALOGS, classes, looked_at
from tests.widgets.access.tree import SILENT, is_before, place, places, tab_order, walk


@pytest.fixture(params=sorted(DIALOGS))
def dialog(request, shell, language):
    """One of the dialogs, shown."""
    made = DIALOGS[request.param](load_messages(language), shell.window)
    made.show()
    QCoreApplication.sendPostedEvents()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_this_list_has_every_dialog():
    assert {name.partition("/")[0] for name in DIALOGS} == classes()


def test_a_name_for_all_that_takes_the_keyboard(dialog):
    assert dialog.windowTitle()
    nameless = [
        f"{node.role.name} {node.kind} {node.path}"
        for node in walk(dialog)
        if node.focusable and not node.name.strip() and node.role not in SILENT
    ]
    assert nameless == []


def test_tab_goes_as_one_reads(dialog):
    stops = tab_order(dialog)
    first = min(range(len(stops)), key=lambda n: place(stops[n], dialog).top())
    stops = stops[first:] + stops[:first]
    wrong = [
        f"{one.objectName()} ({type(one).__name__}) before {other.objectName()}"
        for one, other in itertools.pairwise(stops)
        if not is_before(*places(one, other, dialog))
    ]
    assert wrong == []


def test_no_text_is_cut_off(dialog):
    assert clipped(dialog) == []


def test_no_text_is_cut_off_on_a_small_screen(dialog):
    """1920 by 1080 pixels at 200 %, without a panel, a title and a frame."""
    room = QSize(936, 460)
    dialog.resize(dialog.size().boundedTo(room))
    QCoreApplication.sendPostedEvents()
    assert dialog.size().boundedTo(room) == dialog.size()
    assert clipped(dialog) == []


@pytest.mark.parametrize("percent", [150, 200])
def test_no_text_is_cut_off_in_large_letters(qapp, shell, language, percent):
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    qapp.setFont(font)
    cut: list[str] = []
    for name, make in DIALOGS.items():
        made = make(load_messages(language), shell.window)
        made.show()
        QCoreApplication.sendPostedEvents()
        cut += [f"{name}: {line}" for line in clipped(made)]
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert cut == []


@pytest.mark.parametrize("name", sorted(BOXES))
def test_a_question_can_be_read_and_answered(shell, language, name):
    def look(box: QMessageBox) -> None:
        assert box.objectName() == name
        assert clipped(box) == []
        texts = [button.text() for button in box.buttons()]
        assert all(texts)
        if language == "ja":
            assert all(any(ord(c) > 0x3000 for c in text) for text in texts)

    with looked_at(look):
        BOXES[name](load_messages(language), shell.window)
