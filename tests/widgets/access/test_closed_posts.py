"""A post that was closed leaves nothing behind, however many are opened in a day."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from shiboken6 import Shiboken


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_a_closed_post_takes_its_text_and_its_pane_with_it(with_post, qtbot):
    qtbot.waitUntil(lambda: not with_post._live.busy, timeout=20_000)
    held = [with_post._desk.current, with_post._desk.text]
    document = held[0].buffer.document
    # A line's style is of Python, and lives as long as the line.
    gone = [*map(ref, held), ref(held[0].buffer), ref(document.firstBlock().userData())]

    with_post.files.close_session(held[0])
    qtbot.waitUntil(lambda: not with_post._live.busy, timeout=20_000)
    qtbot.waitUntil(lambda: not Shiboken.isValid(document))
    held.clear()
    gc.collect()
    assert [each() for each in gone] == [None] * len(gone)
