"""What the preview is to show, apart from what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto

from editor.core.render.block import Block
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
    SHELL = auto()
    """What stands around the article is another page of the site, or the program's own page."""


@dataclass(frozen=True, slots=True)
class PageShell:
    """A page of the site without its article.

    ``html`` is a whole document in which the comment ``mark`` stands behind the place of the
    article; ``path`` is the page's address in the preview, with ``baseurl``. ``styles`` are style
    sheets that are no files of the site but made for it, by path.
    """

    path: str
    html: str
    mark: str
    styles: Mapping[str, str] = field(default_factory=dict)


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
    scale: float = 1.0
    """By which a page is made smaller that is wider than the pane."""
    shell: PageShell | None = None
    """None for the program's own plain page."""
    remote: bool = False
    """Whether images, styles and media from elsewhere are loaded."""
    scripts: bool = False
    """Whether a page of the site may run its scripts; our own page has none."""
