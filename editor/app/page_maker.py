"""A post within its site's page, made anew only as far as it must be while somebody types."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from difflib import SequenceMatcher
from urllib.parse import unquote, urlsplit

from editor.app.post_page import NoPage, PostPage
from editor.core.header.fences import find_header
from editor.core.kramdown import Options, parse
from editor.core.page.renderer import PageRenderer, RenderedPage
from editor.core.render.blocks import Block, document_blocks
from editor.site.index import SiteIndex
from editor.site.pages.sources import SiteSources
from editor.site.site import Site

_LIQUID = re.compile(r"\{\{|\{%")
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
        self._options = Options.from_config(site.config.kramdown)
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
            blocks=self._blocks(text, page.markdown),
            problems=page.problems,
            styles=self._made_styles(html),
        )

    def _blocks(self, text: str, markdown: str) -> tuple[Block, ...] | None:
        header = find_header(text)
        has_liquid = _LIQUID.search(text, header.body_start if header is not None else 0)
        return blocks_of_page(text, markdown, self._options) if has_liquid else None

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


def blocks_of_page(text: str, markdown: str, options: Options) -> tuple[Block, ...]:
    """The blocks of what Liquid has left, led back to the lines of ``text`` they come from."""
    header = find_header(text)
    start = header.body_start if header is not None else 0
    body, first = text[start:], text.count("\n", 0, start)
    lines = _lines_of(body, markdown)
    last = len(lines) - 1
    return tuple(
        Block(b.key, b.html, first + lines[min(b.first_line, last)],
              first + lines[min(b.last_line, last)])
        for b in document_blocks(parse(markdown, options), 0)
    )  # fmt: skip


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


def _lines_of(body: str, markdown: str) -> list[int]:
    """For each line of ``markdown`` the line of ``body`` (from 0) that it comes from.

    Lines that are the same are; those that Liquid wrote are of the line above them.
    """
    old, new = body.split("\n"), markdown.split("\n")
    lines = [0] * max(1, len(new))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        for number in range(c, d):
            lines[number] = (
                a + (number - c) if tag == "equal" else min(a + (number - c), max(a, b - 1))
            )
    return lines
