"""What the preview is to show, apart from what shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Flag, auto

from editor.core.render.blocks import Block
from editor.ui.preview.site_files import SiteFiles
from editor.ui.theme.tokens import Theme


class Part(Flag):
    """The parts of the state, to say which have changed."""

    SITE = auto()
    THEME = auto()
    HEAD = auto()
    BLOCKS = auto()
    FRESH = auto()
    """Another post: the page starts at its top."""
    SCROLL = auto()
    CARET = auto()
    CARET_MOVED = auto()
    """The page shows the place of the caret if it is out of view."""
    FILES_CHANGED = auto()
    """Images on the disk are others now."""
    ZOOM = auto()


@dataclass(slots=True)
class PreviewState:
    """Everything a preview needs to come up from nothing.

    ``site_url`` is the published address of the site (an origin), ``page_url`` the post's own path
    there, against which relative paths count. Lines count from 0 in the whole text.
    """

    theme: Theme
    files: SiteFiles = field(default_factory=SiteFiles)
    site_url: str = ""
    page_url: str = "/"
    title: str = ""
    meta: str = ""
    blocks: tuple[Block, ...] = ()
    scroll_line: float = 0.0
    caret_line: int | None = None
    zoom: float = 1.0
