"""The pages of a site's posts: made from the state in which the site was read, and read anew."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from editor.app.post_page import NoPage, PostPage
from editor.core.deferred import importing
from editor.site.index import SiteIndex
from editor.site.site import Site

if TYPE_CHECKING:
    from editor.app.page_maker import PageMaker


class SitePages:
    """Makes pages of one site with one list of posts; any thread may ask, one waits for another.

    What makes them is loaded with the first page, by the thread that asks for it: Liquid and the
    renderer take a quarter of a second, which the window's first paint must not wait for.
    """

    def __init__(self, site: Site, index: SiteIndex) -> None:
        self._site = site
        self._index = index
        self._maker: PageMaker | None = None
        self._lock = Lock()

    def make(self, rel: str, text: str) -> PostPage | NoPage:
        """The page of the post at ``rel`` with ``text`` (LF line ends)."""
        with self._lock:
            if self._maker is None:
                with importing:
                    from editor.app.page_maker import PageMaker  # noqa: PLC0415 -- see above

                self._maker = PageMaker(self._site, self._index)
            return self._maker.make(rel, text)

    def look_again(self) -> bool:
        """Whether a file that pages are made of has changed; the next page is of what is there now.

        The site's settings do not count: they are those with which it was opened.
        """
        with self._lock:
            if self._maker is None or not self._maker.is_outdated():
                return False
            self._maker = None
            return True
