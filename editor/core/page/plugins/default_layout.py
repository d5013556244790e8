"""jekyll-default-layout: Markdown without a word on its layout gets one that the site has."""

from __future__ import annotations

from collections.abc import Callable

NAME = "jekyll-default-layout"


def chosen_layout(kind: str, url: str, exists: Callable[[str], bool]) -> str | None:
    """The layout of a page or post (``kind``) at ``url``; None where the site has none for it."""
    wanted = ("home",) if url == "/" else ()
    own = ("page",) if kind == "page" else ("post",) if kind in {"post", "draft"} else ()
    return next((name for name in (*wanted, *own, "default") if exists(name)), None)
