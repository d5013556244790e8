"""All that a site's build writes, put together from its files, its settings and its plugins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from editor.core.addresses import Addresses, own_host
from editor.core.header.values import Value
from editor.core.jekyll.names import extension, without_extension
from editor.core.jekyll.outputs import (
    copied_document,
    copied_file,
    redirect_file,
    written_file,
)
from editor.core.jekyll.permalink import page_url
from editor.core.jekyll.plugins import (
    READ_HERE,
    TAGS,
    WITHOUT_PAGES,
    Listed,
    added_files,
)
from editor.core.near_addresses import near_addresses
from editor.core.page.plugins.optional_front_matter import PASSED_OVER
from editor.site.discover import SourceFile
from editor.site.plugins import site_plugins
from editor.site.rows import PostRow
from editor.site.site import Site

_MAKES_PAGES = re.compile(
    r"\bGenerator\b|\bPage(?:WithoutAFile)?\.new\b|\bStaticFile\.new\b|_write\b"
)
_DEFINES_TAGS = re.compile(r"\bregister_tag\b|\brequire(?:_relative)?\b")
_PLACEHOLDER = re.compile(r":([a-z_]+?)_?(?![a-z_])")
_SHAPES = {
    **dict.fromkeys(("year", "w_year"), r"\d{4}"),
    **dict.fromkeys(("month", "day", "hour", "minute", "second", "short_year", "week"), r"\d\d"),
    **dict.fromkeys(("i_day", "i_month", "w_day"), r"\d{1,2}"),
    "y_day": r"\d{3}",
    "output_ext": r"(?:\.html)?",
    **dict.fromkeys(("categories", "slugified_categories", "path"), r".*"),
}
_FOR_DAYS = frozenset({"year", "w_year", "short_year"})


class Served:
    """Gathers the output of a site, file by file."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._config = site.config
        self._plugins = site_plugins(site)
        self._files: dict[str, tuple[str, ...]] = {}
        self._sources: dict[str, str] = {}
        self._urls: dict[str, str] = {}
        self._named: dict[str, tuple[str, ...]] = {}
        self._held: dict[str, str] = {}
        self._coming: dict[str, int] = {}
        self._perhaps: set[str] = set()

    def addresses(
        self, rows: Iterable[PostRow], bare: Iterable[SourceFile], copied: Iterable[str]
    ) -> Addresses:
        """What the site serves: its ``rows``, its files without front matter, all other files.

        A post whose day is still to come counts: its address will be there.
        """
        rows = tuple(rows)
        for row in rows:
            self._take(row)
        for rel in copied:
            self._add(copied_file(rel), rel)
        for file in bare:
            self._take_bare(file)
        self._take_redirects(rows)
        self._take_added(rows)
        theme = self._config.raw.get("theme") or self._config.raw.get("remote_theme")
        return Addresses(
            files=self._files,
            sources=self._sources,
            near=near_addresses(self._files),
            urls=self._urls,
            named=self._named,
            held=self._held,
            coming=self._coming,
            perhaps=frozenset(self._perhaps),
            open_to=(*_kept(self._config.raw.get("keep_files")), *(("/assets/",) if theme else ())),
            complete=self._complete(),
            posts=_shape(self._config.posts.permalink or ""),
            relative_links=self._relative_links(),
            redirects="jekyll-redirect-from" in self._plugins,
            host=own_host(self._config.url),
            base=f"/{self._config.baseurl.strip('/')}" if self._config.baseurl.strip("/") else "",
        )

    def _add(self, file: str, rel: str) -> None:
        self._files[file] = (*self._files.get(file, ()), rel)
        if rel:
            self._sources.setdefault(rel, file)

    def _take(self, row: PostRow) -> None:
        file = row.output.file
        if not row.url or not file:
            return
        if row.state in {"published", "scheduled"}:
            self._add(file, row.rel)
            if row.state == "scheduled" and row.date is not None:
                self._coming[row.rel] = int(row.date.timestamp())
            self._urls.setdefault(file, row.url)
            if row.output.named_file:
                named = row.output.named_file
                self._named[named] = (*self._named.get(named, ()), file)
        else:
            self._held[file] = row.rel

    def _take_bare(self, file: SourceFile) -> None:
        """A file that could have had front matter and has none."""
        if file.kind == "page":
            self._add(copied_file(file.rel), file.rel)
        elif self._config.collections[file.collection].output:
            self._add(copied_document(file.rel, file.collection, self._config), file.rel)
        else:
            return
        self._take_markdown(file.rel)

    def _take_markdown(self, rel: str) -> None:
        """What plugins that GitHub runs of its own accord make of Markdown without front matter."""
        folder, _, name = rel.rpartition("/")
        if not self._config.is_markdown(extension(name)):
            return
        if without_extension(name).upper() in PASSED_OVER:
            if name.upper().startswith("README"):
                self._perhaps.add(f"/{folder}/index.html" if folder else "/index.html")
            return
        made = written_file(page_url(folder, name, {}, self._config), ".html")
        if "jekyll-optional-front-matter" in self._plugins:
            self._add(made, rel)
        else:
            self._perhaps.add(made)

    def _take_redirects(self, rows: Sequence[PostRow]) -> None:
        if "jekyll-redirect-from" not in self._plugins:
            return
        for row in rows:
            if row.state in {"published", "scheduled"} and row.url:
                for address in row.output.redirect_from:
                    self._add(redirect_file(address, self._config), row.rel)

    def _take_added(self, rows: Sequence[PostRow]) -> None:
        listed = [
            Listed(row.date, row.tags, row.categories, row.output.listed)
            for row in rows
            if row.collection == "posts" and row.state == "published"
        ]
        pages = frozenset(row.rel for row in rows if row.kind == "page")
        known = frozenset(self._files)
        for file in added_files(self._plugins, self._config, listed, pages, known):
            if file not in known:
                self._add(file, "")

    def _relative_links(self) -> bool:
        """In posts only where the plugin is told to look at collections."""
        settings = self._config.raw.get("relative_links")
        asked = isinstance(settings, dict) and settings.get("collections") is True
        return asked and "jekyll-relative-links" in self._plugins

    def _complete(self) -> bool:
        return self._known_plugins() and not self._own_code_has(_MAKES_PAGES)

    def plugin_tags(self) -> frozenset[str] | None:
        """The Liquid tags that plugins define; None where there may be others.

        What a theme's gem depends on is loaded with it.
        """
        if not self._known_plugins() or self._config.raw.get("theme"):
            return None
        if self._own_code_has(_DEFINES_TAGS):
            return None
        return frozenset().union(*(TAGS.get(name, ()) for name in self._plugins))

    def _known_plugins(self) -> bool:
        return not self._plugins - READ_HERE - WITHOUT_PAGES

    def _own_code_has(self, pattern: re.Pattern[str]) -> bool:
        """Whether code of the site's own does what is looked for, or cannot be read."""
        for folder in self._config.plugins_dirs:
            for file in (self._site.root / folder).rglob("*.rb"):
                try:
                    if pattern.search(file.read_text(encoding="utf-8", errors="replace")):
                        return True
                except OSError:
                    return True
        return False


def _kept(value: Value) -> Iterator[str]:
    """What Jekyll leaves in the output folder though it did not make it."""
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str) and item.strip("/"):
            yield f"/{item.strip('/')}"


def _shape(template: str) -> re.Pattern[str] | None:
    """What the addresses of posts look like; None where no year tells them from others."""
    names = set(_PLACEHOLDER.findall(template))
    if not names & _FOR_DAYS:
        return None
    made, at = "", 0
    for found in _PLACEHOLDER.finditer(template):
        made += re.escape(template[at : found.start()]) + _SHAPES.get(found[1], "[^/]+")
        at = found.start() + 1 + len(found[1])
    made += re.escape(template[at:])
    return re.compile(made.removesuffix("/").replace("//", "/+") + "/?")
