"""A site at one moment: its documents in order, its settings, and what was rendered of it.

What does not depend on the document being edited is here and is kept; a :class:`SiteView` puts one
edited document into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from editor.core.jekyll.dates import value_time
from editor.core.jekyll.defaults import defaults_for
from editor.core.jekyll.names import parse_post_name
from editor.core.jekyll.plugins import ordered
from editor.core.kramdown import Options
from editor.core.kramdown.smart import smarten
from editor.core.liquid.engine import Engine
from editor.core.liquid.filters.catalog import FILTERS
from editor.core.liquid.tags.catalog import TAGS
from editor.core.liquid.values import Drop
from editor.core.page import github
from editor.core.page.documents import Doc, liquid_value
from editor.core.page.drops import JEKYLL_VERSION
from editor.core.page.finishing import Finishing
from editor.core.page.generators import Generators
from editor.core.page.github import GitHubDrop
from editor.core.page.layouts import Layouts
from editor.core.page.markdown import KeptMarkdown
from editor.core.page.plugins import redirects
from editor.core.page.plugins.catalog import filters_of, tags_of
from editor.core.page.sources import Entry, Sources, StaticFile

_DEFAULTS: Mapping[str, object] = {
    "collections_dir": "",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "safe": False,
    "include": [".htaccess"],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "whitelist": [],
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "lsi": False,
    "excerpt_separator": "\n\n",
    "incremental": False,
    "baseurl": None,
    "show_dir_listing": False,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "defaults": [],
}
_POST_LINK = re.compile(r"(.+/)*(\d+-\d+-\d+)-(.*)", re.ASCII)


class SiteModel:
    """The site without the edited document; made anew when files or settings change.

    ``started`` is the moment of the build; ``now`` is that, or what the settings say (``time:``).
    """

    def __init__(self, sources: Sources, now: datetime) -> None:
        self.sources = sources
        given = sources.config.raw.get("time")
        moment = now if given is None else value_time(given, sources.config.zone, now)
        self.started = now
        settled = moment if isinstance(moment, datetime) else now
        self.now = settled.astimezone(sources.config.zone).replace(microsecond=0)
        self.engine = Engine(
            {**TAGS, **tags_of(sources.plugins)}, {**FILTERS, **filters_of(sources.plugins)}
        )
        brought = {redirects.LAYOUT_NAME: redirects.LAYOUT}
        has_redirects = redirects.NAME in sources.plugins
        self.layouts = Layouts(sources, self.engine, brought if has_redirects else None)
        self.options = Options.from_config(sources.config.kramdown)
        self._markdown = KeptMarkdown(self.options)
        zone = sources.config.zone
        raw = {key: liquid_value(value, zone) for key, value in sources.config.raw.items()}
        self.settings: dict[str, object] = {**_DEFAULTS, **raw}
        self.plugins = ordered(sources.plugins, sources.config)
        if github.NAME in sources.plugins:
            self._add_github()
        self.finishing = Finishing(sources, self.plugins, self.settings)
        self.jekyll = {"version": JEKYLL_VERSION, "environment": sources.environment}
        self.html: dict[tuple[str, str], str] = {}
        generators = Generators(sources, self.settings, self.markdown, self._targets)
        self._changes = generators if generators.any else None
        self._docs: dict[str, list[Doc]] | None = None
        self._pages: list[Doc] = []
        self._data: Mapping[str, object] | None = None
        self._files: tuple[StaticFile, ...] | None = None
        self._addresses: dict[str, str] | None = None
        self.made_pages: dict[str, list[Drop]] = {}

    def _add_github(self) -> None:
        """Put in what is known of the repository that the site is published from."""
        settings, repository = self.settings, self.sources.repository()
        if repository is not None:
            production = self.sources.environment == "production"
            settings |= github.added_settings(repository, settings, production=production)
        if isinstance(settings.get("github"), dict | None):
            settings["github"] = GitHubDrop.of(repository, settings.get("github"))

    # -- what there is -------------------------------------------------------------------------

    def documents(self, label: str) -> list[Doc]:
        """The published documents of a collection, oldest first."""
        return self._read()[label]

    def pages(self) -> list[Doc]:
        """The pages, by name, as Jekyll has them."""
        self._read()
        return self._pages

    def doc(self, entry: Entry, text: str | None = None) -> Doc:
        """The document or page of an entry, with ``text`` for what the file holds."""
        return Doc(entry, self.sources, self.now, text, self._changes)

    def find(self, rel: str) -> Doc | None:
        """The published document or page at ``rel``."""
        groups = [*self._read().values(), self._pages]
        return next((doc for group in groups for doc in group if doc.entry.rel == rel), None)

    def _read(self) -> dict[str, list[Doc]]:
        if self._docs is not None:
            return self._docs
        config = self.sources.config
        docs: dict[str, list[Doc]] = {label: [] for label in config.collections}
        pages: list[Doc] = []
        for entry in self.sources.entries():
            if entry.kind == "page":
                if entry.published:
                    pages.append(self.doc(entry))
            elif (entry.published or (entry.kind == "draft" and config.show_drafts)) and (
                entry.collection in docs
            ):
                docs[entry.collection].append(self.doc(entry))
        for place, (label, found) in enumerate(docs.items()):
            self.put_in_order(label, found)
            if label == "posts" and config.limit_posts > 0:
                del found[: -config.limit_posts]
            for number, doc in enumerate(found):
                doc.place = (place, number)
        # What plugins make pages of comes behind those that Jekyll reads.
        pages.sort(key=lambda doc: (1, "") if doc.entry.given is not None else (0, doc.name))
        for number, doc in enumerate(pages):
            doc.place = (len(docs), number)
        self._pages = pages
        self._docs = docs
        return docs

    def put_in_order(self, label: str, docs: list[Doc]) -> None:
        """Sort the documents of a collection by ``sort_by`` or ``order``, else by date and path."""
        docs.sort(key=lambda doc: doc.rank)
        settings = self.collection_settings(label)
        key, listed = settings.get("sort_by"), settings.get("order")
        if isinstance(key, str):
            docs.sort(key=lambda doc: _sort_key(doc.data.get(key)))
        elif isinstance(listed, list):
            known = {str(name): number for number, name in enumerate(listed)}
            folder = f"_{label}/"
            docs.sort(key=lambda doc: known.get(doc.path.removeprefix(folder), len(known)))

    def collection_settings(self, label: str) -> Mapping[str, object]:
        """What `_config.yml` says of a collection."""
        all_settings = self.settings.get("collections")
        found = all_settings.get(label) if isinstance(all_settings, dict) else None
        given = found if isinstance(found, dict) else {}
        if label != "posts":
            return given
        return {**given, "output": True, "permalink": self.sources.config.posts.permalink}

    def data(self) -> Mapping[str, object]:
        """``site.data``."""
        if self._data is None:
            self._data = self.sources.data()
        return self._data

    def files(self) -> tuple[StaticFile, ...]:
        """What Jekyll copies."""
        if self._files is None:
            self._files = tuple(self.sources.static_files())
        return self._files

    def file_defaults(self, file: StaticFile) -> dict[str, object]:
        """The front-matter defaults that a copied file gets."""
        config = self.sources.config
        rel = file.path.removeprefix("/")
        found = defaults_for(config.defaults, rel, file.collection or "", config.collections_dir)
        return {key: liquid_value(value, config.zone) for key, value in found.items()}

    def _targets(self) -> Mapping[str, str]:
        """The addresses of pages, copied files and documents by their paths, the first of each."""
        if self._addresses is None:
            made: dict[str, str] = {}
            for doc in self.pages():
                made.setdefault(doc.path, doc.url)
            for file in self.files():
                if file.collection is None:
                    made.setdefault(file.path.removeprefix("/"), file.path)
            for label, docs in self._read().items():
                if self.sources.config.collections[label].output:
                    for doc in docs:
                        made.setdefault(doc.path, doc.url)
            self._addresses = made
        return self._addresses

    # -- addresses -----------------------------------------------------------------------------

    def linked(self, rel: str) -> str | None:
        """The URL of the page, document or copied file at ``rel``."""
        wanted = rel.removeprefix("/")
        for group in (self.pages(), *self._read().values()):
            for doc in group:
                if doc.path == wanted:
                    return doc.url
        for file in self.files():
            if file.path.removeprefix("/") == wanted:
                return file.path if file.collection is None else f"/{wanted.removeprefix('_')}"
        return None

    def post_linked(self, wanted: str) -> str | None:
        """The URL of the post called ``wanted`` (a path, a date and a slug, no extension)."""
        found = _POST_LINK.fullmatch(wanted.removeprefix("/"))
        if found is None:
            return None
        folder = found[1] or ""
        rest = f"{found[2]}-{found[3]}"
        name = re.escape(rest) + r"\.[^.]+"
        pattern = re.compile(rf"^_posts/{folder}{name}|^{folder}_posts/?{name}")
        posts = self.documents("posts")
        for doc in posts:
            if pattern.search(doc.path):
                return doc.url
        return self._by_day_and_slug(posts, found[2], found[3])

    def _by_day_and_slug(self, posts: list[Doc], day: str, slug: str) -> str | None:
        year, month, date = (int(part) for part in day.split("-"))
        for doc in posts:
            name = parse_post_name(doc.path)
            same_day = (doc.date.year, doc.date.month, doc.date.day) == (year, month, date)
            if same_day and name is not None and doc.data.get("slug") == slug:
                return doc.url
        return None

    # -- texts ---------------------------------------------------------------------------------

    def markdown(self, text: str) -> str:
        """``text`` through kramdown; even nothing is a line."""
        return self._markdown(text) or "\n"

    def smart(self, text: str) -> str:
        """``text`` with typographic marks alone."""
        return smarten(text, self.options)


def _sort_key(value: object) -> tuple[bool, float, str]:
    """Documents with the key first; numbers before texts."""
    if value is None:
        return (True, 0, "")
    if isinstance(value, int | float):
        return (False, float(value), "")
    return (False, 0, str(value))
