"""Texts with a drawn selection: `|` is the caret, `«` and `»` are the ends of a range."""

from __future__ import annotations

import pytest

from editor.app.text_state import TextChange, TextState
from editor.core.header.fences import find_header
from editor.core.text.span import Span


def drawn(picture: str) -> TextState:
    """The text and selection of a picture."""
    if "«" in picture:
        start = picture.index("«")
        end = picture.index("»") - 1
        text = picture.replace("«", "").replace("»", "")
    else:
        start = end = picture.index("|")
        text = picture[:start] + picture[start + 1 :]
    fences = find_header(text)
    return TextState(text, Span(start, end), fences.body_start if fences else 0)


def picture(text: str, selection: Span) -> str:
    """The picture of a text and its selection."""
    start, end = selection.start, selection.end
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}«{text[start:end]}»{text[end:]}"


def after(state: TextState, change: TextChange | None) -> TextState | None:
    """The state after a change; None for no change."""
    if change is None:
        return None
    text = change.edits.apply(state.text)
    assert change.selection is not None, "a text command says where the selection goes"
    assert change.selection.end <= len(text)
    fences = find_header(text)
    return TextState(text, change.selection, fences.body_start if fences else 0)


class Run:
    """Runs commands on pictures."""

    def __call__(self, command, drawing: str, *args, **options) -> str | None:
        state = drawn(drawing)
        done = after(state, command(state, *args, **options))
        return None if done is None else picture(done.text, done.selection)

    def twice(self, command, drawing: str) -> str:
        state = drawn(drawing)
        once = after(state, command(state))
        assert once is not None
        again = after(once, command(once))
        assert again is not None
        assert once.text != state.text
        return again.text


@pytest.fixture
def run() -> Run:
    return Run()
