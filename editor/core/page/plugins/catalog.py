"""The plugins that pages follow, and their tags by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from liquid.tag import Tag

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.plugins import named_plugins
from editor.core.liquid.tags.jekyll import IncludeTag
from editor.core.page.plugins import (
    default_layout,
    optional_front_matter,
    readme_index,
    relative_links,
    titles_from_headings,
)
from editor.core.page.plugins.feed import FeedMetaTag
from editor.core.page.plugins.gist import GistTag
from editor.core.page.plugins.seo import SeoTag

PLUGIN_TAGS: Mapping[str, type[Tag]] = MappingProxyType(
    {"feed_meta": FeedMetaTag, "gist": GistTag, "include_cached": IncludeTag, "seo": SeoTag}
)
_FOLLOWED = frozenset(
    {
        default_layout.NAME,
        optional_front_matter.NAME,
        readme_index.NAME,
        relative_links.NAME,
        titles_from_headings.NAME,
        "github-pages",
        "jekyll-admin",
        "jekyll-archives",
        "jekyll-compose",
        "jekyll-feed",
        "jekyll-gist",
        "jekyll-include-cache",
        "jekyll-paginate",
        "jekyll-redirect-from",
        "jekyll-remote-theme",
        "jekyll-sass-converter",
        "jekyll-seo-tag",
        "jekyll-sitemap",
        "jekyll-watch",
        "webrick",
    }
)
"""Plugins whose work pages show as the site does, and those that change no page."""


def unfollowed(config: SiteConfig) -> Iterator[str]:
    """The plugins that the settings name and whose work pages do not show."""
    yield from (name for name in named_plugins(config) if name not in _FOLLOWED)
