"""What plugins that run before the pages are rendered make of the site's documents and pages.

Most are GitHub Pages' own: on by default there, and on other sites where the settings name them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from editor.core.liquid.filters.urls import absolute, relative
from editor.core.liquid.values import truthy
from editor.core.page.documents import Doc, Later
from editor.core.page.plugins import (
    default_layout,
    last_modified,
    redirects,
    relative_links,
    titles_from_headings,
)
from editor.core.page.plugins.relative_links import RelativeLinks
from editor.core.page.plugins.titles_from_headings import Titles
from editor.core.page.sources import Sources


class Generators:
    """The plugins that the site has, with their settings.

    ``targets`` gives the addresses of pages, copied files and documents by their paths.
    """

    def __init__(
        self,
        sources: Sources,
        config: Mapping[str, object],
        markdown: Callable[[str], str],
        targets: Callable[[], Mapping[str, str]],
    ) -> None:
        plugins = sources.plugins
        titles = Titles(sources.config, markdown)
        links = RelativeLinks(sources.config, targets, lambda url: relative(url, config))
        self._sources = sources
        self._config = config
        self._redirects = redirects.NAME in plugins
        self._changed = last_modified.NAME in plugins
        self._layouts = default_layout.NAME in plugins
        self._titles = titles if titles_from_headings.NAME in plugins and titles.enabled else None
        self._links = links if relative_links.NAME in plugins and links.enabled else None

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        others = self._titles is not None or self._links is not None
        return self._changed or self._layouts or self._redirects or others

    def change_data(self, doc: Doc, data: dict[str, object]) -> None:
        """Put in what the plugins add to the front matter."""
        if self._redirects and truthy(data.get("redirect_to")):
            data |= redirects.added_data(data, doc.url, lambda url: absolute(url, self._config))
        if self._changed and last_modified.KEY not in data:
            asked = partial(last_modified.changed_at, doc.entry, self._sources)
            data[last_modified.KEY] = Later(asked)
        if not doc.is_markdown:
            return
        kind = doc.entry.kind
        if self._layouts and "layout" not in data and kind != "document":
            data["layout"] = default_layout.chosen_layout(kind, doc.url, self._has_layout)
        if self._gives_title(doc, data.get("title")):
            assert self._titles is not None
            title = self._titles.title_of(doc.written_body)
            doc.heading_is_title = title is not None
            if title is not None:
                data["title"] = title

    def changed_body(self, doc: Doc, body: str) -> str:
        """The body as the plugins leave it."""
        if self._redirects and "redirect" in doc.data and truthy(doc.data.get("redirect_to")):
            return ""
        if not doc.is_markdown:
            return body
        strip = doc.data.get("strip_title")
        if self._titles is not None and doc.heading_is_title:
            body = self._titles.without_title(body, strip)
        links = self._links
        if (
            links is not None
            and (links.in_collections or not doc.is_document)
            and not links.excludes(doc.path)
        ):
            body = links.resolved(body, doc.path)
        return body

    def _gives_title(self, doc: Doc, title: object) -> bool:
        """Documents have a title from their file's name, which it takes for no title."""
        if self._titles is None:
            return False
        return self._titles.in_collections if doc.is_document else title is None

    def _has_layout(self, name: str) -> bool:
        return self._sources.layout(name) is not None
