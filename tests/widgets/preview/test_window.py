"""The engine joins a window that is already on the screen. Needs a display with graphics."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMainWindow, QSplitter

from editor.site.resources import load_messages
from editor.ui.preview.view import WITHOUT_GRAPHICS, PreviewPane
from editor.ui.theme.tokens import load_theme


class FocusWatch(QObject):
    """Counts the times a widget loses the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.lost = 0

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        self.lost += event.type() == QEvent.Type.FocusOut
        return False


def test_the_window_is_not_built_anew_and_the_focus_stays(qtbot):
    if QGuiApplication.platformName() in WITHOUT_GRAPHICS:
        pytest.skip("offscreen windows are not composed; run with GENKO_TESTS_ON_DISPLAY=1")
    window = QMainWindow()
    qtbot.addWidget(window)
    splitter = QSplitter()
    window.setCentralWidget(splitter)
    field = QLineEdit()
    splitter.addWidget(field)
    pane = PreviewPane(load_messages("ja"), load_theme("light"))
    splitter.addWidget(pane)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    watch = FocusWatch()
    field.installEventFilter(watch)
    native = window.winId()
    with qtbot.waitSignal(pane.ready, timeout=30_000):
        pane.start()
    assert window.winId() == native
    assert watch.lost == 0
    assert field.hasFocus()
    field.removeEventFilter(watch)
