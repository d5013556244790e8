"""A window shows the panes it has room for, and brings the others back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.ui.main_window import PANES, MainWindow
from editor.ui.pane_room import HEIGHTS, TEXT_HEIGHT, TEXT_WIDTH, WIDTHS, fitting

ALL = {"posts", "form", "preview", "problems"}


def test_every_pane_needs_something():
    assert {*WIDTHS, *HEIGHTS} == set(PANES)


@pytest.mark.parametrize("width", range(400, 1700, 50))
def test_what_is_shown_fits(width):
    shown = fitting({*ALL, "outline"}, width, 900)
    assert "problems" in shown
    assert TEXT_WIDTH + sum(WIDTHS.get(name, 0) for name in shown) <= width


def test_the_order_of_giving_way():
    assert fitting(ALL, 1200, 900) == ALL
    assert fitting(ALL, 1000, 900) == ALL - {"preview"}
    assert fitting(ALL, 750, 900) == ALL - {"preview", "posts"}
    assert fitting(ALL, 1200, TEXT_HEIGHT) == ALL - {"problems"}


def test_what_was_asked_for_makes_room():
    assert fitting(ALL, 1000, 900, asked="preview") == ALL - {"posts"}
    assert fitting(ALL, 680, 900, asked="preview") == {"preview", "problems"}


@pytest.fixture
def window(qtbot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.arrange(tabs=QWidget(), notices=QWidget(), **{name: QWidget() for name in PANES})
    made.resize(1500, 940)
    made.show()
    return made


def shown(window: MainWindow) -> set[str]:
    return {name for name in PANES if window.is_shown(name)}


def test_panes_go_and_come_back_with_the_size(window, qtbot):
    assert shown(window) == set(PANES)
    with qtbot.waitSignal(window.panes_changed):
        window.resize(750, 480)
    assert shown(window) == {"form"}
    assert all(window.is_wanted(name) for name in PANES)
    window.resize(1500, 940)
    assert shown(window) == set(PANES)


def test_a_pane_shown_by_hand_takes_the_room_of_another(window):
    window.resize(750, 700)
    assert shown(window) == {"form", "problems"}
    window.show_pane("preview", shown=True)
    assert "preview" in shown(window)
    window.show_pane("preview", shown=False)
    assert "preview" not in shown(window)
    window.resize(1500, 940)
    assert shown(window) == set(PANES) - {"preview"}


def test_a_window_left_on_a_screen_that_is_gone_comes_back_to_one_that_is_there(window, qtbot):
    window.setGeometry(QRect(40_000, 30_000, 1000, 700))
    state = window.layout_state()
    again = MainWindow()
    qtbot.addWidget(again)
    again.restore_layout(state)
    again.show()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.contains(again.geometry().topLeft()) for screen in screens)


def test_a_damaged_state_leaves_the_window_as_it_is(window):
    before = window.geometry()
    window.restore_layout({"window": "%%%", "across": "", "down": "AAAA"})
    assert window.geometry() == before
    assert not window.restoreGeometry(QByteArray())
