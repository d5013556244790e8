"""What a page is made of, handed in by whoever reads files: a small protocol and its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig
from editor.core.liquid.host import Source
from editor.core.page.github import Repository

EntryKind: TypeAlias = Literal["post", "draft", "document", "page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that Jekyll makes a page of, as the index knows it, without its text.

    ``rel`` is below the site's folder with "/" (a page of a theme: below the theme's), ``date`` in
    the site's zone or None where the file gives none; ``changed`` is the time of the file itself.
    ``published`` tells whether Jekyll publishes it today. ``given`` stands for the front matter of
    a file that has none, and of which a plugin makes a page.
    """

    rel: str
    kind: EntryKind
    collection: str
    url: str
    date: datetime | None
    published: bool
    changed: datetime
    of_theme: bool = False
    given: Mapping[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that Jekyll copies.

    ``path`` begins with "/", but in a collection (``collection`` is its label) with its folder.
    """

    path: str
    changed: datetime
    collection: str | None = None


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """What templates can ask of a theme that is installed."""

    name: str
    root: str
    version: str


@dataclass(frozen=True, slots=True)
class ThemeState:
    """The theme a site asks for, None where for none; ``facts`` is None where it is not here."""

    name: str | None = None
    facts: ThemeFacts | None = None


class Sources(Protocol):
    """Everything that is read. Names are relative; nothing outside of site and theme is given."""

    @property
    def config(self) -> SiteConfig:
        """The site's settings."""

    @property
    def theme(self) -> ThemeState:
        """The theme."""

    @property
    def environment(self) -> str:
        """``jekyll.environment``."""

    @property
    def plugins(self) -> frozenset[str]:
        """The plugins that the site's settings and gems name."""

    def entries(self) -> Sequence[Entry]:
        """Posts, drafts, documents and pages, those of the theme too."""

    def values(self, entry: Entry) -> Mapping[str, Value] | None:
        """The front matter of an entry; None where Jekyll cannot read it."""

    def text(self, entry: Entry) -> str:
        """The whole text of an entry, LF line ends, no BOM; "" where it is gone."""

    def layout(self, name: str) -> Source | None:
        """The layout called ``name``, front matter included: the site's own, else the theme's."""

    def include(self, name: str) -> Source | None:
        """The include called ``name``: the site's own, else the theme's."""

    def beside(self, folder: str, name: str) -> Source | None:
        """The file ``name`` in ``folder`` of the site, for ``include_relative``."""

    def data(self) -> Mapping[str, object]:
        """``site.data``."""

    def static_files(self) -> Sequence[StaticFile]:
        """What Jekyll copies, by path."""

    def sass(self, text: str, *, indented: bool) -> str:
        """Sass as CSS, ``@import`` from the site's and the theme's Sass folders.

        Raises:
            TemplateError: when it cannot be compiled.
        """

    def last_changed(self, entry: Entry) -> datetime:
        """When the file of an entry was committed last; where it never was, its own time."""

    def repository(self) -> Repository | None:
        """Where the site is published from; None where that is not known."""

    def emoji(self) -> str:
        """GitHub's emoji, a line for each: itself and its names."""

    def plain_layout(self) -> str:
        """The layout for a page whose theme is not installed."""
