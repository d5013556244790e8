"""The plugins that pages follow, with their tags and filters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from liquid.tag import Tag

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.plugins import named_plugins
from editor.core.liquid.tags.jekyll import IncludeTag
from editor.core.page import github
from editor.core.page.plugins import (
    avatar,
    default_layout,
    emoji,
    last_modified,
    mentions,
    optional_front_matter,
    readme_index,
    relative_links,
    titles_from_headings,
    toc,
)
from editor.core.page.plugins.feed import FeedMetaTag
from editor.core.page.plugins.gist import GistTag
from editor.core.page.plugins.seo import SeoTag

_TAGS: Mapping[str, type[Tag]] = MappingProxyType(
    {"feed_meta": FeedMetaTag, "gist": GistTag, "include_cached": IncludeTag, "seo": SeoTag}
)
"""Tags that are known on every site: its theme may bring their plugins."""
_TAGS_OF: Mapping[str, Mapping[str, type[Tag]]] = MappingProxyType(
    {
        avatar.NAME: {"avatar": avatar.AvatarTag},
        last_modified.NAME: {last_modified.KEY: last_modified.LastModifiedTag},
        toc.NAME: {"toc": toc.TocTag},
    }
)
"""Tags that a site has where it has the plugin: others define tags of these names too."""
_FILTERS_OF: Mapping[str, Mapping[str, Callable[..., object]]] = MappingProxyType(
    {emoji.NAME: emoji.FILTERS, toc.NAME: toc.FILTERS}
)
_FOLLOWED = frozenset(
    {
        avatar.NAME,
        default_layout.NAME,
        emoji.NAME,
        github.NAME,
        last_modified.NAME,
        mentions.NAME,
        optional_front_matter.NAME,
        readme_index.NAME,
        relative_links.NAME,
        titles_from_headings.NAME,
        toc.NAME,
        "github-pages",
        "jekyll-admin",
        "jekyll-archives",
        "jekyll-compose",
        "jekyll-feed",
        "jekyll-gist",
        "jekyll-include-cache",
        "jekyll-paginate",
        "jekyll-paginate-v2",
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


def tags_of(plugins: Collection[str]) -> dict[str, type[Tag]]:
    """The tags that the ``plugins`` of a site bring."""
    return {**_TAGS, **_brought(_TAGS_OF, plugins)}


def filters_of(plugins: Collection[str]) -> dict[str, Callable[..., object]]:
    """The filters that they bring."""
    return _brought(_FILTERS_OF, plugins)


_T = TypeVar("_T")


def _brought(offered: Mapping[str, Mapping[str, _T]], plugins: Collection[str]) -> dict[str, _T]:
    return {key: one for name in plugins for key, one in offered.get(name, {}).items()}


def unfollowed(config: SiteConfig) -> Iterator[str]:
    """The plugins that the settings name and whose work pages do not show."""
    yield from (name for name in named_plugins(config) if name not in _FOLLOWED)
