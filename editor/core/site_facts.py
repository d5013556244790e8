"""What is known about the whole site, for rules and forms: counts, addresses, titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from types import MappingProxyType

from editor.core.addresses import Addresses
from editor.core.jekyll.config import SiteConfig


def _none_used() -> Mapping[str, int]:
    return MappingProxyType({})


def _none_known() -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({})


def _no_file(_: str) -> bool:
    return False


def _no_name(_: str) -> str | None:
    return None


def _no_page(_: str) -> tuple[str, ...] | None:
    return None


NEAR_SLUG = 0.8
"""Of difflib's ratio: how alike the names of two posts are that may be meant for each other."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site at one moment.

    Counts are in order of use, the most used first, equal ones by name. ``rel`` is a path below the
    site's folder with "/".
    """

    config: SiteConfig = field(default_factory=SiteConfig)
    tag_counts: Mapping[str, int] = field(default_factory=_none_used)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=_none_known)
    """The spellings of each tag by what they share (``word_key``), the most used first."""
    category_counts: Mapping[str, int] = field(default_factory=_none_used)
    author_counts: Mapping[str, int] = field(default_factory=_none_used)
    urls: Mapping[str, tuple[str, ...]] = field(default_factory=_none_known)
    """Each URL of what Jekyll publishes, and the files that claim it: more than one is a clash."""
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=_none_known)
    """Each title of a post or draft, and the files that have it."""
    layouts: frozenset[str] = frozenset()
    """The layouts of the site itself; a theme may bring more."""
    slugs: Mapping[str, tuple[str, ...]] = field(default_factory=_none_known)
    """The file names of posts without date and extension, and the posts that have them."""
    near_slug: Callable[[str], str | None] = field(default=_no_name, compare=False)
    """The one of ``slugs`` that is most like a name; None where none is alike."""
    addresses: Addresses = field(default_factory=Addresses)
    """What the site serves; rules of links ask it."""
    asset_exists: Callable[[str], bool] = field(default=_no_file, compare=False)
    """Whether a root-relative path ("/assets/a.png") is a file of the site."""
    anchors: Callable[[str], tuple[str, ...] | None] = field(default=_no_page, compare=False)
    """The ids in the page that a file makes, sorted; None where they are not known."""
    plugin_tags: frozenset[str] | None = None
    """The Liquid tags that the site's plugins define; None where not all of them are known."""
    layout_ids: frozenset[str] = frozenset()
    """The ids that layouts and includes write into pages."""

    @property
    def zone(self) -> tzinfo:
        """The time zone in which Jekyll computes the days of this site."""
        return self.config.zone
