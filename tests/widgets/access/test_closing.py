"""A window that goes while something of it is still to come."""

from __future__ import annotations


def test_closed_before_the_preview_was_brought_up(with_post, monkeypatch):
    """The engine waits for the list to be painted; a window closed before that has no preview.

    What would fail is the fixture's end: it leaves, takes the window away, then turns the loop.
    """
    leave = with_post._leave
    site = with_post._workspace.open_site
    assert site is not None

    def leave_as_the_list_comes() -> None:
        leave()
        with_post._front._on_posts_changed(site)

    monkeypatch.setattr(with_post, "_leave", leave_as_the_list_comes)
