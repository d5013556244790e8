"""Where a link of the preview leads: out into the web, to a page of the site, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit


class LinkKind(Enum):
    """What following a link means."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be followed.

    ``target`` is the whole URL of an external link, the path below the site's base path (decoded,
    with the fragment) of an internal one, and the fragment with its # of an anchor.
    """

    kind: LinkKind
    target: str


def read_link(href: str, resolved: str, *, site_origin: str, baseurl: str) -> Link | None:
    """Judge a link by its ``href`` as written and as the page resolved it.

    ``site_origin`` is the origin that stands for the site in the preview. None for everything
    that has no business in a post: ``javascript:``, ``file:``, ``data:`` and schemes nobody knows.
    """
    if href.strip().startswith("#"):
        return Link(LinkKind.ANCHOR, href.strip())
    try:
        parts = urlsplit(resolved)
    except ValueError:
        return None
    if f"{parts.scheme}://{parts.netloc}" == site_origin:
        base = "/" + baseurl.strip("/")
        path = unquote(parts.path)
        if base != "/" and (path == base or path.startswith(base + "/")):
            path = path[len(base) :] or "/"
        return Link(LinkKind.INTERNAL, path + (f"#{parts.fragment}" if parts.fragment else ""))
    if parts.scheme in ("http", "https") and parts.netloc:
        return Link(LinkKind.EXTERNAL, resolved)
    if parts.scheme == "mailto" and parts.path:
        return Link(LinkKind.EXTERNAL, resolved)
    return None
