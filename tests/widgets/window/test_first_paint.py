"""When a window has been painted, or will not be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editor.ui import first_paint
from editor.ui.first_paint import FirstPaint


def test_it_is_told_once_behind_the_paint(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    told: list[bool] = []
    watch = FirstPaint(window)
    watch.painted.connect(lambda: told.append(window.isVisible()))
    assert told == []
    with qtbot.waitSignal(watch.painted):
        window.show()
    window.repaint()
    with qtbot.waitSignal(FirstPaint(window).painted):
        window.update()
    assert told == [True]


def test_a_window_that_is_not_shown_is_not_waited_for(qtbot, monkeypatch):
    monkeypatch.setattr(first_paint, "PATIENCE", 1)
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPaint(window).painted):
        pass
    assert not window.isVisible()
