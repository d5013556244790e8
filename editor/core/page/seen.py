"""What drops and lists of posts ask of the view of a site that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from editor.core.jekyll.config import SiteConfig
from editor.core.liquid.values import Drop
from editor.core.page.documents import Doc


class SiteSeen(Protocol):
    """A site as its templates see it; the one there is: :class:`~.view.SiteView`."""

    @property
    def used(self) -> dict[str, None]:
        """What of ``site`` was asked for."""

    @property
    def state(self) -> object:
        """What is the same for all pages whose templates see the same site."""

    @property
    def config(self) -> Mapping[str, object]:
        """`_config.yml` over Jekyll's defaults."""

    @property
    def site_config(self) -> SiteConfig:
        """The settings that are typed."""

    @property
    def plugins(self) -> Sequence[str]:
        """The site's plugins, those that the settings name in their order."""

    @property
    def time(self) -> datetime:
        """``site.time``."""

    def data(self) -> Mapping[str, object]:
        """``site.data``."""

    def collection_settings(self, label: str) -> Mapping[str, object]:
        """What `_config.yml` says of a collection."""

    @property
    def lasting(self) -> dict[str, list[Drop]]:
        """Pages that plugins make, by plugin, kept for all views that see the same site."""

    def docs(self, label: str) -> list[Doc]:
        """The documents of a collection themselves, oldest first."""

    def documents(self, label: str) -> list[object]:
        """The documents of a collection, oldest first."""

    def all_documents(self) -> list[object]:
        """Those of all collections."""

    def collections(self) -> list[object]:
        """All collections, by label."""

    def files_of(self, label: str) -> list[object]:
        """The copied files of a collection."""

    def static_files(self) -> list[object]:
        """All copied files."""

    def posts(self) -> list[object]:
        """The posts, newest first."""

    def listed_docs(self) -> Sequence[tuple[Doc, object]]:
        """The posts, newest first, with what templates see of each."""

    def page_documents(self) -> list[Doc]:
        """The pages, by name."""

    def pages(self) -> list[object]:
        """The pages for templates."""

    def html_pages(self) -> list[object]:
        """Those that are HTML."""

    def related(self) -> object:
        """The newest other posts."""

    def grouped(self, key: str) -> dict[object, object]:
        """Posts by tag or category."""

    def neighbour(self, doc: Doc, step: int) -> object:
        """The document before or behind."""

    def content_of(self, doc: Doc) -> str:
        """A document's content."""

    def excerpt_of(self, doc: Doc) -> str:
        """A document's excerpt."""
