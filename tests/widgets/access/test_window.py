"""The window is usable without seeing it and without a mouse."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from editor.site.resources import load_messages
from editor.ui.pane_room import WIDTHS
from editor.ui.preview.bar import Trust
from editor.ui.preview.view import PreviewPane
from editor.ui.theme.tokens import load_theme
from tests.widgets.access.clipping import clipped
from tests.widgets.access.tree import SILENT, is_before, place, tab_order, walk


def nameless(window) -> list[str]:
    return [
        f"{node.role.name} {node.kind} {node.path}"
        for node in walk(window)
        if node.focusable and not node.name.strip() and node.role not in SILENT
    ]


def test_the_first_window_has_a_name_for_all_that_takes_the_keyboard(shell):
    assert nameless(shell.window) == []


def test_a_post_has_a_name_for_all_that_takes_the_keyboard(with_post):
    assert nameless(with_post.window) == []


@pytest.mark.parametrize("pane", ["posts", "form", "problems"])
def test_tab_goes_as_one_reads(with_post, pane):
    window = with_post.window
    inside = window._panes[pane]
    stops = [stop for stop in tab_order(window) if inside.isAncestorOf(stop)]
    assert len(stops) > 1
    wrong = [
        f"{one.objectName()} ({type(one).__name__}) before {other.objectName()}"
        for one, other in itertools.pairwise(stops)
        if not is_before(place(one, window), place(other, window))
    ]
    assert wrong == []


# What is enlarged has less room.
SIZES = pytest.mark.parametrize(
    ("width", "height"), [(1500, 940), (1250, 783), (1000, 626), (750, 470)]
)


@SIZES
def test_no_text_of_the_first_window_is_cut_off(shell, width, height):
    shell.window.resize(width, height)
    QCoreApplication.sendPostedEvents()
    assert clipped(shell.window) == []


@SIZES
def test_no_text_of_a_post_is_cut_off(with_post, width, height):
    with_post.window.resize(width, height)
    QCoreApplication.sendPostedEvents()
    assert clipped(with_post.window) == []


def test_what_does_not_fit_is_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("a text that is much too long for its place", window)
    label.setObjectName("label")
    button = QPushButton("a title that is much too long for its place", window)
    button.setObjectName("button")
    label.setGeometry(0, 0, 60, 20)
    button.setGeometry(0, 30, 60, 24)
    window.show()
    assert [line.partition(":")[0] for line in clipped(window)] == ["label", "button"]


def test_the_bar_of_the_preview_is_at_the_top_before_there_is_a_page(qtbot, language):
    view = PreviewPane(load_messages(language), load_theme("light"))
    qtbot.addWidget(view)
    view.resize(WIDTHS["preview"], 600)
    view.bar.show_trust(Trust(scripts=True))  # with a line of warning
    view.show()
    QCoreApplication.sendPostedEvents()
    bar = view.bar.geometry()
    assert (bar.top(), bar.width()) == (0, WIDTHS["preview"])
    assert bar.height() < 120
    assert clipped(view) == []
