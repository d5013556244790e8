"""A post within its site's page, made anew only as far as it must be while somebody types."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from editor.app.page_blocks import PageBlocks
from editor.app.post_page import NoPage, PostPage
from editor.core.kramdown import Options
from editor.core.page.renderer import PageRenderer, RenderedPage
from editor.site.index import SiteIndex
from editor.site.pages.sources import SiteSources
from editor.site.site import Site

_STYLE_SHEET = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(rel|href)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)


class PageMaker:
    """Makes pages of one state of a site, one at a time.

    What costs time is kept: parsed templates, the list of posts, style sheets. A new state of the
    site (another layout, other posts) needs a new maker.
    """

    def __init__(
        self,
        site: Site,
        index: SiteIndex,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._site = site
        self._sources = SiteSources(site, index)
        self._renderer = PageRenderer(self._sources, clock())
        self._blocks = PageBlocks(Options.from_config(site.config.kramdown))
        self._mark = f"genko:{secrets.token_hex(8)}"
        self._last: RenderedPage | None = None
        self._styles: dict[str, str | None] = {}

    def make(self, rel: str, text: str) -> PostPage | NoPage:
        """The page of the post at ``rel`` with ``text`` (LF line ends)."""
        try:
            page = self._renderer.render(rel, text, self._last)
        except KeyError:
            return NoPage(rel, text, "not-listed")
        self._last = page
        if not page.layouts:
            missing = next((p for p in page.problems if p.message == "layout-missing"), None)
            if missing is not None:
                return NoPage(rel, text, "layout-missing", missing.args)
            return NoPage(rel, text, "no-layout")
        return self._post_page(rel, text, page)

    def is_outdated(self) -> bool:
        """Whether a file that pages are made of has changed since."""
        return self._sources.have_changed()

    def _post_page(self, rel: str, text: str, page: RenderedPage) -> PostPage:
        html = page.html
        if page.article is not None:
            comment = f"<!--{self._mark}-->"
            html = html[: page.article.start] + comment + html[page.article.stop :]
        base = self._site.config.baseurl.strip("/")
        path = unquote("/".join(("", *filter(None, (base, page.url.lstrip("/"))))))
        return PostPage(
            rel=rel,
            text=text,
            path=path or "/",
            html=html,
            mark=self._mark,
            blocks=self._blocks.behind_liquid(text, page.markdown),
            problems=page.problems,
            styles=self._made_styles(html),
        )

    def _made_styles(self, html: str) -> dict[str, str]:
        """The style sheets that the page asks for and that are made, not copied."""
        made = {}
        for path in _style_sheets(html):
            if path not in self._styles:
                self._styles[path] = self._made_style(path)
            style = self._styles[path]
            if style is not None:
                made[path] = style
        return made

    def _made_style(self, path: str) -> str | None:
        base = "/" + self._site.config.baseurl.strip("/")
        bare = path.removeprefix(base) if base != "/" and path.startswith(f"{base}/") else path
        for entry in self._sources.entries():
            if entry.kind == "page" and unquote(entry.url) == bare:
                return self._renderer.render(entry.rel).html
        return None


def _style_sheets(html: str) -> list[str]:
    """The paths of the site's own style sheets in a page, decoded."""
    paths = []
    for link in _STYLE_SHEET.finditer(html):
        found = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(link[0])}
        if found.get("rel", "").lower() != "stylesheet":
            continue
        path = unquote(urlsplit(found.get("href", "")).path)
        if path.startswith("/") and path not in paths:
            paths.append(path)
    return paths
