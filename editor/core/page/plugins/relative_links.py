"""jekyll-relative-links: Markdown links to files of the site become links to their pages."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote_plus

from editor.core.jekyll.addressable import BadAddressError, is_absolute
from editor.core.jekyll.config import SiteConfig

NAME = "jekyll-relative-links"
_FRAGMENT = r"(#.+?|)?"
_TITLE = r"""(\s+"(?:\\"|[^"])*(?<!\\)"|\s+"(?:\\'|[^'])*(?<!\\)')?"""
_LINK = re.compile(
    rf"\[(.*?)\]\(([^)]+?){_FRAGMENT}{_TITLE}\)"
    rf"|^\s*?\[(.*?)\]: (.+?){_FRAGMENT}{_TITLE}\s*?$",
    re.MULTILINE | re.ASCII,
)


class RelativeLinks:
    """What the settings ask of the plugin.

    ``targets`` gives the addresses of the site's files by their paths below its folder, and
    ``relative_url`` puts the ``baseurl`` in front of an address.
    """

    def __init__(
        self,
        config: SiteConfig,
        targets: Callable[[], Mapping[str, str]],
        relative_url: Callable[[str], str],
    ) -> None:
        raw = config.raw.get("relative_links")
        settings = raw if isinstance(raw, dict) else {}
        excluded = settings.get("exclude")
        self._excluded = [str(one) for one in excluded] if isinstance(excluded, list) else []
        self._targets = targets
        self._relative_url = relative_url
        self.enabled = settings.get("enabled") is not False
        self.in_collections = settings.get("collections") is True

    def excludes(self, rel: str) -> bool:
        """Whether the settings leave the file at ``rel`` alone."""
        return any(
            fnmatch.fnmatchcase(rel, pattern) or rel.startswith(f"{pattern.rstrip('/')}/")
            for pattern in self._excluded
        )

    def resolved(self, body: str, path: str) -> str:
        """The body of the file at ``path`` with its links to files of the site resolved."""
        if "](" not in body and "]: " not in body:
            return body
        folder = posixpath.dirname(path)
        return _LINK.sub(lambda found: self._link(found, folder), body)

    def _link(self, found: re.Match[str], folder: str) -> str:
        inline = found[2] is not None
        text, target, fragment, title = found.groups()[:4] if inline else found.groups()[4:]
        if target.startswith("#") or _has_scheme(target):
            return found[0]
        rooted = target if target.startswith("/") else f"/{folder}/{target}"
        url = self._targets().get(unquote_plus(posixpath.normpath(rooted).lstrip("/")))
        if url is None:
            return found[0]
        link = self._relative_url(url) + (fragment or "")
        title = title or ""
        return f"[{text}]({link}{title})" if inline else f"\n[{text}]: {link}{title}"


def _has_scheme(target: str) -> bool:
    try:
        return is_absolute(target)
    except BadAddressError:
        return False
