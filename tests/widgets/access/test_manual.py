"""The manual in its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTextBrowser, QWidget

from editor.app.manual import pages
from editor.site.resources import load_messages
from editor.ui.manual import ManualWindow
from editor.ui.theme.tokens import load_theme


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_fit_the_window_with_their_pictures_also_when_it_becomes_small(qtbot, language):
    messages, parent = load_messages(language), QWidget()
    qtbot.addWidget(parent)
    made = ManualWindow(pages(messages, {}, str), messages, load_theme("light"), parent)
    made.show()
    reader = made.findChild(QTextBrowser, "manual.page")
    for width in (960, 620, 1200):
        made.resize(width, 600)
        QCoreApplication.sendPostedEvents()
        assert int(reader.document().idealWidth()) <= reader.viewport().width()
    assert "<img" in reader.toHtml()
