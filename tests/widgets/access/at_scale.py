"""What test_scale.py runs in a program of its own, on a screen of a given size and scale.

Not collected by itself: where the screen is not the one that was asked for, its tests say nothing.
"""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from editor.site.resources import load_messages
from editor.ui.palette import Palette
from editor.ui.pane_room import WIDTHS
from editor.ui.preview.bar import PreviewBar, Trust
from editor.ui.theme.tokens import load_theme
from editor.ui.tour import Tour
from tests.widgets.access.clipping import clipped
from tests.widgets.access.dialogs import BOXES, DIALOGS, looked_at


@pytest.fixture(autouse=True)
def screen(qapp):
    """The screen, which is as large as the one that was asked for at the scale asked for."""
    found = qapp.primaryScreen()
    assert found.devicePixelRatio() == float(os.environ["QT_SCALE_FACTOR"])
    return found


def beyond(window: QWidget, screen) -> list[str]:
    """A line for a window that is larger than its screen, and for each text cut off in it."""
    framed, free = window.frameGeometry(), screen.availableGeometry()
    fits = framed.size().boundedTo(free.size()) == framed.size()
    lines = [] if fits else [f"{framed.size()} on a screen of {free.size()}"]
    return lines + clipped(window)


def full(shell, screen) -> QWidget:
    """The window with all panes that need no web engine, on the whole of the screen."""
    for name in ("posts", "form", "problems", "outline"):
        shell.window.show_pane(name, shown=True)
    shell.window.resize(screen.availableGeometry().size())
    QCoreApplication.sendPostedEvents()
    return shell.window


def test_the_first_window(shell, screen):
    assert beyond(full(shell, screen), screen) == []


def test_a_post_with_its_problems(with_post, screen):
    assert beyond(full(with_post, screen), screen) == []


def test_what_lies_over_a_post(with_post, screen):
    """Find and replace, the palette, each card of the tour."""
    window, found = full(with_post, screen), []
    with_post._actions["edit.replace"].trigger()
    with_post._actions["view.palette"].trigger()
    QCoreApplication.sendPostedEvents()
    assert window.findChild(Palette).isVisible()
    found += beyond(window, screen)
    window.findChild(Palette).close()
    with_post.guide.start_tour()
    while with_post.guide._tour is not None:
        tour = window.findChild(Tour)
        found += clipped(tour)
        assert window.rect().contains(tour.geometry())
        tour._next.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert found == []


def test_every_dialog(shell, screen, language):
    window, found = full(shell, screen), []
    for name, make in DIALOGS.items():
        made = make(load_messages(language), window)
        made.show()
        QCoreApplication.sendPostedEvents()
        found += [f"{name}: {line}" for line in beyond(made, screen)]
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert found == []


def test_every_question(shell, screen, language):
    window, found = full(shell, screen), []
    for ask in BOXES.values():
        with looked_at(lambda box: found.extend(beyond(box, screen))):
            ask(load_messages(language), window)
    assert found == []


def test_the_bar_of_the_preview(qtbot, language):
    """The preview itself is the web engine's."""
    bar = PreviewBar(load_messages(language), load_theme("light"))
    qtbot.addWidget(bar)
    bar.show_trust(Trust(remote=True, scripts=True, links=True))
    for width in (WIDTHS["preview"], 470, 900):
        bar.resize(width, bar.sizeHint().height())
        bar.show()
        QCoreApplication.sendPostedEvents()
        assert clipped(bar) == []
