"""A screen reader reads the text pane: the text as it is, the caret in it, the header announced."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def test_what_a_screen_reader_finds_in_the_text(with_post):
    pane, session = with_post._desk.text, with_post._desk.current
    interface = QAccessible.queryAccessibleInterface(pane.view)
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name)
    text = interface.textInterface()
    assert text.characterCount() == len(session.text)
    assert text.text(0, text.characterCount()).replace("\u2029", "\n") == session.text
    # The caret stands in the body, and what is hidden above it is told beside the text.
    assert text.cursorPosition() >= session.header.body_start
    told = pane.header_strip.findChild(QLabel, "text.header.label").text()
    assert str(session.text[: session.header.body_start].count("\n")) in told
    pane.view.select(session.header.entries[0].value_span)
    assert text.cursorPosition() >= session.header.body_start
