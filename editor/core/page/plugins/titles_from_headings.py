"""jekyll-titles-from-headings: a page without a title is called as its first heading."""

from __future__ import annotations

import re
from collections.abc import Callable

from editor.core.jekyll.config import SiteConfig
from editor.core.liquid.filters.jekyll import normalize_whitespace
from editor.core.liquid.filters.text import strip_html
from editor.core.liquid.values import RUBY_BLANKS

NAME = "jekyll-titles-from-headings"
_HEADING = re.compile(
    r"\A\s*(?:#{1,3}\s+(.*)(?:\s+#{1,3})?|(.*)\r?\n[-=]+\s*)$", re.MULTILINE | re.ASCII
)
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")


class Titles:
    """What the settings ask of the plugin."""

    def __init__(self, config: SiteConfig, markdown: Callable[[str], str]) -> None:
        raw = config.raw.get("titles_from_headings")
        settings = raw if isinstance(raw, dict) else {}
        self._markdown = markdown
        self._strips = settings.get("strip_title") is True
        self.enabled = settings.get("enabled") is not False
        self.in_collections = settings.get("collections") is True

    def title_of(self, body: str) -> str | None:
        """The text of the heading that ``body`` begins with; None where it begins with none."""
        found = _HEADING.match(body)
        if found is None:
            return None
        written = found[1] if found[1] is not None else found[2]
        return _FOOTNOTE.sub("", normalize_whitespace(strip_html(self._markdown(written))))

    def without_title(self, body: str, asked: object) -> str:
        """The body without that heading, where the settings or ``strip_title`` want it so.

        ``asked`` is what the front matter says; None where it says nothing.
        """
        if not (self._strips if asked is None else asked is True):
            return body
        return _HEADING.sub("", body, count=1).lstrip(RUBY_BLANKS[:-1]).rstrip(RUBY_BLANKS)
