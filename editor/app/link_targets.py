"""Posts of the site as targets of links: found by title, linked by the URL Jekyll gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.app.post_list import PostFilter, filter_posts
from editor.site.rows import PostRow

LIMIT = 50


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A post that a link can lead to."""

    title: str
    url: str
    day: str = ""
    """Its date as YYYY-MM-DD: many posts have titles that begin alike."""


def find_targets(rows: Sequence[PostRow], query: str, baseurl: str) -> list[LinkTarget]:
    """Published posts that hold every word of ``query``, newest first, at most LIMIT."""
    found = filter_posts(rows, PostFilter(query=query, state="published"))
    return [
        LinkTarget(
            row.title or row.path.name,
            baseurl + row.url,
            f"{row.date:%Y-%m-%d}" if row.date is not None else "",
        )
        for row in found
        if row.url
    ][:LIMIT]
