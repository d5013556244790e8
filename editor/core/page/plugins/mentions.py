"""jekyll-mentions: ``@name`` becomes a link to that person's page, on GitHub if nothing is said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.core.liquid.values import to_text
from editor.core.page.plugins.html_pieces import with_changed_body

NAME = "jekyll-mentions"
_SETTINGS = "jekyll-mentions"
_GITHUB = "https://github.com"
_MENTION = re.compile(
    r"(^|\W)@((?>[a-z0-9][a-z0-9_-]*))(?!/)(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)",
    re.ASCII | re.IGNORECASE | re.MULTILINE,
)
_OF_NOBODY = frozenset({"mention", "mentions", "mentioned"})
_LEFT_ALONE = frozenset({"pre", "code", "a", "style", "script"})


def with_mentions(page: str, data: Mapping[str, object], config: Mapping[str, object]) -> str:
    """A ``page`` with links; ``data`` is its front matter, whose settings lie over ``config``'s."""
    if data.get(_SETTINGS) is False or _MENTION.search(page) is None:
        return page
    base = _base(data.get(_SETTINGS)) or _base(config.get(_SETTINGS)) or _GITHUB
    base += "" if base.endswith(("/", "~")) else "/"

    def linked(found: re.Match[str]) -> str:
        before, name = found[1], found[2]
        if name.lower() in _OF_NOBODY:
            return found[0]
        return f'{before}<a href="{base}{name}" class="user-mention">@{name}</a>'

    def change(text: str) -> str:
        return _MENTION.sub(linked, text.replace("&#64;", "@")) if "@" in text else text

    return with_changed_body(page, change, _LEFT_ALONE)


def _base(settings: object) -> str:
    """The address in front of names that settings give; "" where they give none."""
    given = settings.get("base_url") if isinstance(settings, dict) else settings
    return to_text(given) if isinstance(given, str) else ""
