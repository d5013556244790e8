"""A post as others show it: in search results, on social networks, in the site's own list."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig
from editor.core.kramdown import escape
from editor.core.render.block import Block

RESULT_TITLE = 60
RESULT_TEXT = 160
"""Half-width units after which Google cuts a result's title and text on a desktop: about 30 and 80
full-width characters (measured by others in pixels: 600 and 1,200)."""
SOCIAL_TEXT = 200


@dataclass(frozen=True, slots=True)
class Cards:
    """What a post says of itself outside of its page."""

    site: str
    address: str
    """The whole address, the site's ``url`` in front."""
    title: str
    description: str
    excerpt: str
    image: str
    byline: str


def cards_of(values: Mapping[str, Value], config: SiteConfig, url: str, byline: str) -> Cards:
    """The cards of a post; ``url`` is its address in the site, "" where it has none.

    As jekyll-seo-tag has it: the description, else the excerpt.
    """
    excerpt = _text(values.get("excerpt"))
    image = values.get("image")
    if isinstance(image, dict):
        image = image.get("path")
    return Cards(
        site=config.title,
        address=f"{config.url.rstrip('/')}{config.baseurl.rstrip('/')}{url}",
        title=_text(values.get("title")),
        description=_text(values.get("description")) or excerpt,
        excerpt=excerpt,
        image=_text(image),
        byline=byline,
    )


def cut(text: str, units: int) -> str:
    """``text`` as far as ``units`` half-width characters reach; a full-width one counts two."""
    room = units
    for place, character in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(character) in "FWA" else 1
        if room < 0:
            return text[:place].rstrip() + "…"
    return text


def card_blocks(cards: Cards, labels: Mapping[str, str]) -> tuple[Block, ...]:
    """The cards as blocks of a page.

    ``labels`` has the titles "search", "social", "list", and "missing" and "no-image".
    """
    host, _, path = cards.address.partition("://")[2].partition("/")
    trail = " › ".join(filter(None, (host, *path.strip("/").split("/"))))
    search = (
        f'<div class="genko-card genko-result"><p class="genko-trail">{_e(trail)}</p>'
        f"<h3>{_e(cut(cards.title, RESULT_TITLE))}</h3>"
        f"<p>{_or(cut(cards.description, RESULT_TEXT), labels)}</p></div>"
    )
    picture = (
        f'<img src="{escape.attribute(cards.image)}" alt="">'
        if cards.image
        else f'<div class="genko-no-picture">{_e(labels["no-image"])}</div>'
    )
    social = (
        f'<div class="genko-card genko-social">{picture}<div><p class="genko-trail">{_e(host)}</p>'
        f"<h3>{_e(cards.title)}</h3><p>{_or(cut(cards.description, SOCIAL_TEXT), labels)}</p>"
        "</div></div>"
    )
    listed = (
        f'<div class="genko-card"><h3>{_e(cards.title)}</h3>'
        f'<p class="genko-trail">{_e(cards.byline)}</p><p>{_or(cards.excerpt, labels)}</p></div>'
    )
    return tuple(
        Block(f"card-{name}-{hash(html)}", f"<h2>{_e(labels[name])}</h2>{html}", 0, 0)
        for name, html in (("search", search), ("social", social), ("list", listed))
    )


def _text(value: Value | None) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _e(text: str) -> str:
    return escape.text(text)


def _or(text: str, labels: Mapping[str, str]) -> str:
    return _e(text) if text else f'<em class="genko-missing">{_e(labels["missing"])}</em>'
