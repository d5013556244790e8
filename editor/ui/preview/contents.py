"""What there is to show of a post, and which of it the chosen view shows."""

from __future__ import annotations

from dataclasses import dataclass

from editor.app.preview_views import View
from editor.app.source_blocks import source_blocks
from editor.core.render.block import Block
from editor.ui.preview.state import PageShell


@dataclass(frozen=True, slots=True)
class SitePage:
    """The page of the site for a post: the shell, and the blocks in it.

    ``blocks`` is None where they are those of the article as it is written (no Liquid in it).
    """

    shell: PageShell
    blocks: tuple[Block, ...] | None = None


@dataclass(slots=True)
class Contents:
    """A post's article, page, cards and head; ``view`` is the one that is wanted.

    A page of the site comes later than the article it is for: until then what was there stays.
    """

    view: View = View.ARTICLE
    title: str = ""
    meta: str = ""
    article: tuple[Block, ...] = ()
    cards: tuple[Block, ...] = ()
    page: SitePage | None = None
    waiting: bool = False
    """Whether the article is of another post than the page."""

    def set_article(self, blocks: tuple[Block, ...], *, new_post: bool) -> None:
        """Take the blocks of the article."""
        self.article = blocks
        self.waiting = self.waiting or new_post

    def set_page(self, page: SitePage | None) -> bool:
        """Take the page; tells whether it is the first of another post."""
        first, self.waiting = self.waiting, False
        self.page = page
        return first and self.view is View.PAGE

    @property
    def shell(self) -> PageShell | None:
        """The page around the article; None for the program's own."""
        return self.page.shell if self.view is View.PAGE and self.page is not None else None

    @property
    def head(self) -> tuple[str, str]:
        """Title and byline, where the view has them."""
        plain = self.view is View.ARTICLE or (self.view is View.PAGE and self.page is None)
        return (self.title, self.meta) if plain else ("", "")

    @property
    def blocks(self) -> tuple[Block, ...] | None:
        """What is shown; None while a page is awaited, and what is there stays."""
        if self.view is View.SOURCE:
            return source_blocks(self.article)
        if self.view is View.ELSEWHERE:
            return self.cards
        if self.view is View.ARTICLE:
            return self.article
        if self.waiting and self.page is not None:
            return None
        if self.page is not None and self.page.blocks is not None:
            return self.page.blocks
        return self.article
