"""A window that goes while something of it is still to come."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def test_closed_before_the_preview_was_brought_up(with_post, qtbot):
    """The engine waits for a paint; a window closed before that has no preview.

    What would fail is the fixture's end: it leaves, takes the window away, then turns the loop.
    """
    preview = with_post._panes.preview
    with_post.window.show_pane("preview", shown=True)
    preview.start()
    preview.repaint()
    assert preview.web is None


def test_no_page_is_left_over_when_the_last_post_is_closed(with_post, qtbot):
    """The site's page went on showing the title and the tags of a post that was not open."""
    preview = with_post._panes.preview
    note = preview.findChild(QLabel, "preview.note")
    empty = with_post._preferences.messages.text("preview.empty")
    qtbot.waitUntil(lambda: preview._contents.page is not None, timeout=20_000)
    assert note.text() == ""
    with_post.files.close_session(with_post._desk.current)
    assert preview._contents.page is None
    assert note.text() == empty


def test_a_post_that_is_being_read_is_not_asked_for(shell, sample_site):
    """The preview said that a post should be opened until the post that was open had its page."""
    note = shell._panes.preview.findChild(QLabel, "preview.note")
    assert note.text() == shell._preferences.messages.text("preview.empty")
    shell.files.open_path(next((sample_site / "_posts").glob("*.md")))
    assert note.text() == ""
