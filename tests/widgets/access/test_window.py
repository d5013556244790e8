"""The window is usable without seeing it and without a mouse."""

from __future__ import annotations

import pytest

from tests.widgets.access.tree import SILENT, is_before, place, tab_order, walk


def nameless(window) -> list[str]:
    return [
        f"{node.role.name} {node.kind} {node.path}"
        for node in walk(window)
        if node.focusable and not node.name.strip() and node.role not in SILENT
    ]


def test_the_first_window_has_a_name_for_all_that_takes_the_keyboard(shell):
    assert nameless(shell.window) == []


def test_a_post_has_a_name_for_all_that_takes_the_keyboard(with_post):
    assert nameless(with_post.window) == []


@pytest.mark.parametrize("pane", ["posts", "form", "problems"])
def test_tab_goes_as_one_reads(with_post, pane):
    window = with_post.window
    inside = window._panes[pane]
    stops = [stop for stop in tab_order(window) if inside.isAncestorOf(stop)]
    assert len(stops) > 1
    wrong = [
        f"{one.objectName()} ({type(one).__name__}) before {other.objectName()}"
        for one, other in zip(stops, stops[1:], strict=False)
        if not is_before(place(one, window), place(other, window))
    ]
    assert wrong == []
