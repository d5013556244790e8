"""``{% feed_meta %}``: jekyll-feed's link to the feed."""

from __future__ import annotations

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.liquid.context import Context
from editor.core.liquid.filters.jekyll import xml_escape
from editor.core.liquid.filters.urls import absolute
from editor.core.liquid.nodes import Written
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import to_text, truthy


class FeedMetaTag(Tag):
    """``feed_meta``."""

    name = "feed_meta"

    def parse(self, stream: TokenStream) -> Node:
        """Nothing to read."""
        token, _ = markup_of(stream)
        return Written(token, _link)


def _link(context: Context) -> str:
    config = context.run.host.config
    feed = config.get("feed")
    path = feed.get("path") if isinstance(feed, dict) else None
    title = config.get("title") if truthy(config.get("title")) else config.get("name")
    href = absolute(to_text(path) or "feed.xml", config)
    shown = f' title="{xml_escape(title)}"' if truthy(title) else ""
    return f'<link type="application/atom+xml" rel="alternate" href="{xml_escape(href)}"{shown} />'
