"""Which panes have room in a window: a narrow one shows fewer, rather than squeeze them all."""

from __future__ import annotations

from collections.abc import Collection

WIDTHS = {"posts": 244, "form": 290, "preview": 300, "outline": 160}
"""Pixels that a pane beside the text needs to be of use."""

TEXT_WIDTH = 360
"""What the text needs; it never gives way."""

HEIGHTS = {"problems": 190}
"""Pixels that a pane below the text needs."""

TEXT_HEIGHT = 400
"""What menus, toolbar, tabs and text need in height."""

_FIRST_TO_GO = ("outline", "preview", "posts", "form", "problems")


def fitting(
    wanted: Collection[str], width: int, height: int, asked: str | None = None
) -> frozenset[str]:
    """The panes of ``wanted`` that a window of this size (in pixels) shows.

    ``asked`` is the one that was shown last by hand: it goes last of all.
    """
    shown = set(wanted)
    order = [name for name in _FIRST_TO_GO if name != asked] + ([asked] if asked else [])
    for needs, text, room in ((WIDTHS, TEXT_WIDTH, width), (HEIGHTS, TEXT_HEIGHT, height)):
        for name in order:
            if text + sum(needs[pane] for pane in shown if pane in needs) <= room:
                break
            if name in needs:
                shown.discard(name)
    return frozenset(shown)
