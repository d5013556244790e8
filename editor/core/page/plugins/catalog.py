"""The plugins' tags by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from liquid.tag import Tag

from editor.core.liquid.tags.jekyll import IncludeTag
from editor.core.page.plugins.feed import FeedMetaTag
from editor.core.page.plugins.seo import SeoTag

PLUGIN_TAGS: Mapping[str, type[Tag]] = MappingProxyType(
    {"feed_meta": FeedMetaTag, "include_cached": IncludeTag, "seo": SeoTag}
)
