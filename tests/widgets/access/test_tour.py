"""The tour of the window: beside each pane, by keyboard, read out, and gone without a trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton

from editor.ui.tour import STEPS, Tour, card_place
from tests.widgets.access.clipping import clipped
from tests.widgets.access.tree import SILENT, walk


def tour_of(shell) -> Tour:
    shell.guide.start_tour()
    return shell.window.findChild(Tour)


def test_it_goes_through_all_panes_that_are_shown_and_ends(with_post, qtbot):
    tour = tour_of(with_post)
    seen = []
    while with_post.guide._tour is not None:
        name, pane = tour._places[tour._step]
        seen.append(name)
        assert pane.isVisible()
        assert with_post.window.rect().contains(tour.geometry())
        framed = QRect(pane.mapTo(with_post.window, QPoint(0, 0)), pane.size())
        assert tour._frame.geometry() == framed
        assert clipped(tour) == []
        qtbot.keyClick(tour, Qt.Key.Key_Right)
    # The preview is hidden in these tests.
    assert seen == [name for name in STEPS if name != "preview"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert with_post.window.findChild(Tour) is None


def test_back_and_out(with_post, qtbot):
    tour = tour_of(with_post)
    assert not tour._back.isEnabled()
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert tour._step == 0
    qtbot.keyClick(tour._next, Qt.Key.Key_Escape)
    assert with_post.guide._tour is None


def test_arrows_work_where_the_keyboard_is(with_post, qtbot):
    """It is on a button, and buttons take arrows for a way to the next one."""
    tour = tour_of(with_post)
    qtbot.keyClick(tour._next, Qt.Key.Key_Right)
    assert tour._step == 1
    qtbot.keyClick(tour._next, Qt.Key.Key_Left)
    assert tour._step == 0
    tour.end()


def test_it_stays_in_the_window_when_that_becomes_small(with_post):
    tour = tour_of(with_post)
    for size in ((1500, 940), (900, 560), (720, 480)):
        with_post.window.resize(*size)
        QCoreApplication.sendPostedEvents()
        assert with_post.window.rect().contains(tour.geometry())
    tour.end()


def test_everything_in_it_has_a_name(with_post):
    tour = tour_of(with_post)
    nodes = [node for node in walk(tour) if node.focusable and node.role not in SILENT]
    assert len(nodes) >= 3
    assert [node.path for node in nodes if not node.name.strip()] == []
    tour.end()


def test_the_first_page_of_a_site_offers_it(shell, sample_site):
    shell.files.open_path(sample_site)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shell.window.findChild(QPushButton, "welcome.tour").click()
    assert shell.guide._tour is not None
    shell.guide._tour.end()


@pytest.mark.parametrize(
    "target",
    [
        QRect(0, 0, 200, 600),
        QRect(800, 0, 200, 600),
        QRect(0, 0, 1000, 60),
        QRect(0, 540, 1000, 60),
        QRect(0, 0, 1000, 600),
    ],
)
def test_the_card_stands_beside_what_it_speaks_of_where_there_is_room(target):
    window, card = QRect(0, 0, 1000, 600), QSize(300, 150)
    placed = QRect(card_place(target, card, window), card)
    assert window.contains(placed)
    assert target == window or not placed.intersects(target)
