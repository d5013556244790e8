"""Every address that a site serves, and whether an address written in a post leads to one.

Answers as the web server of GitHub Pages does for what Jekyll wrote: ``/a`` finds ``a``, ``a.html``
or ``a/index.html``, ``/a/`` finds ``a/index.html`` alone; upper and lower case and the composition
of letters (NFC, NFD) count; percent-encoding is undone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes, urlsplit

from editor.core.near_addresses import NearAddresses
from editor.core.references import Way

_PARTS = re.compile(
    r"(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?[^#]*)?(?:#(.*))?", re.DOTALL
)
_SLASHES = re.compile(r"/{2,}")
# What Jekyll leaves as it is in an address.
_SAFE = "/._~!$&'()*+,;=:@-"


@dataclass(frozen=True, slots=True)
class Located:
    """An address that leads to the site itself.

    Attributes:
        path: Its path below the site's base address, decoded, beginning with "/".
        fragment: What follows "#", decoded.
        start: Where the path is in the address as it was handed in; before it only a host.
        end: Where the path ends.
        based: Whether it lies below ``baseurl``; otherwise it leads out of the site.
        decoded: Whether its percent-encoding is UTF-8.
        here: Whether it stays on the page it stands in.
    """

    path: str
    fragment: str
    start: int
    end: int
    based: bool = True
    decoded: bool = True
    here: bool = False


@dataclass(frozen=True, slots=True)
class Addresses:
    """The files that a site's build writes, as far as that can be known.

    Attributes:
        files: Each file of the output ("/2026/01/02/a/index.html") and the files that make it,
            as paths below the site's folder; "" stands for a plugin.
        sources: The file of the output that each source makes.
        near: What an address that leads nowhere may have been meant for.
        urls: The address of a file as Jekyll spells it, where it is not the file's own path.
        named: Files that posts would have by their names alone, and the files they have.
        held: Files that a draft or a hidden page would have, and its source.
        coming: The posts among ``sources`` whose day is still to come, and its moment in seconds
            since 1970.
        perhaps: Files that are there if the site is built where it could be.
        open_to: Beginnings of addresses under which there may be more.
        complete: Whether nothing else makes pages; a plugin that is not known may.
        posts: What the addresses of posts look like; None where they look like any other.
        relative_links: Whether jekyll-relative-links takes paths of sources for addresses in posts.
        redirects: Whether jekyll-redirect-from runs.
        host: The site's own host in lower case, "" where it names none.
        base: ``baseurl`` without a slash at its end.
    """

    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)
    near: NearAddresses = field(default_factory=NearAddresses, repr=False)
    urls: Mapping[str, str] = field(default_factory=dict, repr=False)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    held: Mapping[str, str] = field(default_factory=dict, repr=False)
    coming: Mapping[str, int] = field(default_factory=dict, repr=False)
    perhaps: frozenset[str] = field(default=frozenset(), repr=False)
    open_to: tuple[str, ...] = ()
    complete: bool = True
    posts: re.Pattern[str] | None = None
    relative_links: bool = False
    redirects: bool = False
    host: str = ""
    base: str = ""

    def locate(self, target: str, way: Way, page: str) -> Located | None:
        """Where on the site ``target`` leads; None for what leads elsewhere or is not known.

        ``page`` is the address of the page it stands in, "" where that is not known.
        """
        found = _PARTS.fullmatch(target)
        assert found is not None
        scheme, host, path, fragment = found.groups()
        start, end = found.span(3)
        if scheme is not None and (scheme.lower() not in {"http", "https"} or host is None):
            return None
        based, here = True, False
        if way is Way.BASED:
            path = "/" + path.removeprefix("/")
        elif host is not None or path.startswith("/") or way is Way.HOSTED:
            if host is not None and (not self.host or host.lower() != self.host):
                return None
            path, based = self._below_base(path or "/")
        elif not page:
            return None
        elif not path:
            path, here = page, True
        else:
            path = posixpath.join(page[: page.rfind("/") + 1], path)
        clean, decoded = _decoded(path)
        anchor, _ = _decoded(fragment or "")
        return Located(_settled(clean), anchor, start, end, based, decoded, here)

    def _below_base(self, path: str) -> tuple[str, bool]:
        if not self.base:
            return path, True
        if path == self.base or path.startswith(f"{self.base}/"):
            return path[len(self.base) :] or "/", True
        return path, False

    def find(self, path: str) -> str | None:
        """The file that a server hands out for the (decoded) ``path``; None: there is none."""
        return next((file for file in candidates(path) if file in self.files), None)

    def may_serve(self, path: str) -> bool:
        """Whether there may be something at ``path`` that is not known of."""
        if any(path.startswith(prefix) for prefix in self.open_to):
            return True
        if any(file in self.perhaps for file in candidates(path)):
            return True
        return not self.complete and not (self.posts and self.posts.fullmatch(path))

    def claimants(self, file: str, rel: str) -> list[str]:
        """What besides ``rel`` has ``file`` for its page now; redirects from there do not count."""
        made = self.files.get(file, ())
        others = [other for other in made if other != rel and self.sources.get(other) == file]
        return [other for other in others if other not in self.coming]

    def held_back(self, path: str) -> str | None:
        """The source of the draft or hidden page that ``path`` would lead to."""
        return next((self.held[file] for file in candidates(path) if file in self.held), None)

    def url(self, file: str) -> str:
        """How to write the address of a file of the output, without ``baseurl``."""
        known = self.urls.get(file)
        if known is not None:
            return known
        return quote(file.removesuffix("index.html") if _is_index(file) else file, safe=_SAFE)


def _is_index(file: str) -> bool:
    return file.endswith("/index.html")


def candidates(path: str) -> Iterator[str]:
    """The files that a server looks for, in its order."""
    if path.endswith("/"):
        yield f"{path}index.html"
    else:
        yield path
        yield f"{path}.html"
        yield f"{path}/index.html"


def own_host(url: str) -> str:
    """The host in the site's ``url``, in lower case."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _decoded(text: str) -> tuple[str, bool]:
    if "%" not in text:
        return text, True
    try:
        return unquote_to_bytes(text).decode("utf-8"), True
    except UnicodeDecodeError:
        return text, False


def _settled(path: str) -> str:
    """``path`` without "." and ".." and doubled slashes, as a browser and the server see it."""
    slash = path.endswith(("/", "/.", "/.."))
    clean = posixpath.normpath(_SLASHES.sub("/", f"/{path}"))
    return f"{clean}/" if slash and clean != "/" else clean
