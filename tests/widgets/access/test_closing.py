"""A window that goes while something of it is still to come."""

from __future__ import annotations


def test_closed_before_the_preview_was_brought_up(with_post, qtbot):
    """The engine waits for a paint; a window closed before that has no preview.

    What would fail is the fixture's end: it leaves, takes the window away, then turns the loop.
    """
    preview = with_post._panes.preview
    with_post.window.show_pane("preview", shown=True)
    preview.start()
    preview.repaint()
    assert preview.web is None
