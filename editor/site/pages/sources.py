"""A site on the disk as what its pages are made of: rows of the index, and files when needed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.permalink import page_url
from editor.core.liquid.host import Source
from editor.core.page.github import Repository
from editor.core.page.plugins import optional_front_matter, readme_index
from editor.core.page.sources import Entry, StaticFile, ThemeFacts, ThemeState
from editor.site.commit_times import CommitTimes
from editor.site.discover import SourceFile
from editor.site.gems import version_of
from editor.site.heads import read_head
from editor.site.index import PostRow, SiteIndex
from editor.site.pages.confined import files_below, read_confined
from editor.site.pages.data_files import merged, read_data
from editor.site.pages.repository import repository_of
from editor.site.pages.static_files import static_files
from editor.site.pages.stylesheets import compile_sass
from editor.site.plugins import site_plugins, theme_of
from editor.site.resources import resources_dir
from editor.site.rows import facts_of
from editor.site.seen import Stamp, stamp_of
from editor.site.site import Site


class SiteSources:
    """The :class:`~editor.core.page.sources.Sources` of one state of a site on the disk.

    ``index`` must have been refreshed. Files are read once; a changed layout, include, data file or
    list of posts is a new state, for which a new one is made (:meth:`have_changed`).
    """

    def __init__(
        self, site: Site, index: SiteIndex, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._site = site
        self._index = index
        self._texts: dict[tuple[Path, str], str | None] = {}
        self._theme_root, self._theme = _theme(site, environment)
        self._variables = environment
        self._environment = environment.get("JEKYLL_ENV") or "production"
        self._commits = CommitTimes(site.root)
        self._plugins = site_plugins(site, environment)
        self._entries: list[Entry] | None = None
        self._layouts: dict[str, tuple[Path, str]] | None = None
        self._stamps: dict[str, Stamp] = {}
        self.faulty_data: tuple[str, ...] = ()

    @property
    def config(self) -> SiteConfig:
        """The site's settings."""
        return self._site.config

    @property
    def theme(self) -> ThemeState:
        """The theme."""
        return self._theme

    @property
    def environment(self) -> str:
        """JEKYLL_ENV, and "production" where it is not set: the page as it is published."""
        return self._environment

    @property
    def plugins(self) -> frozenset[str]:
        """Those of the settings, of the Gemfile, and what GitHub adds."""
        return self._plugins

    # -- documents -----------------------------------------------------------------------------

    def entries(self) -> Sequence[Entry]:
        """Everything that Jekyll makes a page of."""
        if self._entries is None:
            rows = (*self._index.rows(), *self._index.pages())
            own = [self._entry(row) for row in rows if row.named]
            known = {entry.rel for entry in own}
            theme = [entry for entry in self._theme_entries() if entry.rel not in known]
            self._entries = own + theme
            self._entries += self._pages_of_plugins(self._entries)
        return self._entries

    def _pages_of_plugins(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Markdown files without front matter of which plugins make pages."""
        found = sorted(self._index.bare, key=lambda file: file.rel)  # as Jekyll has copied files
        bare = {file.rel: file for file in found if file.kind == "page"}
        made: dict[str, Mapping[str, Value]] = {}
        if optional_front_matter.NAME in self._plugins:
            made = {rel: {} for rel in optional_front_matter.made_pages(bare, self.config)}
        if readme_index.NAME in self._plugins:
            urls = [entry.url for entry in entries if entry.kind == "page"]
            urls += [_page_url(rel, {}, self.config) for rel in made]
            urls += [file.path for file in self._copied(frozenset(entry.rel for entry in entries))]
            for rel, url in readme_index.made_indexes(bare, urls, self.config):
                made[rel] = {"permalink": url}
        for rel, values in made.items():
            changed = datetime.fromtimestamp(bare[rel].mtime_ns / 1e9, self.config.zone)
            url = _page_url(rel, values, self.config)
            yield Entry(
                rel, "page", "pages", url, None, published=True, changed=changed, given=values
            )

    def _entry(self, row: PostRow) -> Entry:
        changed = datetime.fromtimestamp(row.mtime_ns / 1e9, self.config.zone)
        published = row.state == "published"
        collection = self.config.collections.get(row.collection)
        if row.kind == "document" and collection is not None and not collection.output:
            # Listed by templates all the same, though no page is made of it.
            shown = self._index.values(row.rel).get("published", True)
            published = self.config.unpublished or shown not in {None, False}
        return Entry(row.rel, row.kind, row.collection, row.url, row.date, published, changed)

    def _theme_entries(self) -> list[Entry]:
        """The pages in the theme's ``assets``."""
        if self._theme_root is None:
            return []
        made: list[Entry] = []
        root = self._theme_root
        now = datetime.now(self.config.zone)
        for rel in files_below(root, "assets"):
            path = root / "assets" / rel
            status = path.stat()
            stamp, size = status.st_mtime_ns, status.st_size
            file = SourceFile(path, f"assets/{rel}", "page", "pages", stamp, size)
            facts = facts_of(file, read_head(path), self.config, now)
            if facts is not None:
                changed = datetime.fromtimestamp(status.st_mtime, self.config.zone)
                made.append(
                    Entry(
                        file.rel,
                        "page",
                        "pages",
                        facts.url,
                        None,
                        facts.published,
                        changed,
                        of_theme=True,
                    )
                )
        return made

    def values(self, entry: Entry) -> Mapping[str, Value] | None:
        """The front matter."""
        if entry.given is not None:
            return entry.given
        if entry.of_theme and self._theme_root is not None:
            return read_head(self._theme_root / entry.rel).values
        row = self._index.row(entry.rel)
        values = self._index.values(entry.rel)
        unreadable = row is not None and row.header_error is not None and not values
        return None if unreadable else values

    def text(self, entry: Entry) -> str:
        """The whole text, as it is on the disk now."""
        root = self._theme_root if entry.of_theme else self._site.root
        return (self._read(root, entry.rel) if root is not None else None) or ""

    # -- templates -----------------------------------------------------------------------------

    def layout(self, name: str) -> Source | None:
        """A layout: the site's own, else the theme's."""
        if self._layouts is None:
            self._layouts = {}
            for root, folder in (
                *self._theme_folders("_layouts"),
                (self._site.root, self.config.layouts_dir),
            ):
                self._saw(_tree(root / folder))
                for rel in files_below(root, folder):
                    stem = rel.rpartition(".")[0]
                    if stem:
                        self._layouts[stem] = (root, f"{folder}/{rel}")
        found = self._layouts.get(name)
        return None if found is None else self._source(*found)

    def include(self, name: str) -> Source | None:
        """An include: the site's own, else the theme's."""
        folders = ((self._site.root, self.config.includes_dir), *self._theme_folders("_includes"))
        for root, folder in folders:
            source = self._source(root, f"{folder}/{name}")
            if source is not None:
                return source
        return None

    def beside(self, folder: str, name: str) -> Source | None:
        """A file of the site, for ``include_relative``."""
        return self._source(self._site.root, f"{folder}/{name}" if folder else name)

    def _source(self, root: Path, rel: str) -> Source | None:
        key = (root, rel)
        if key not in self._texts:
            self._texts[key] = self._read(root, rel)
        text = self._texts[key]
        if text is None:
            return None
        return Source(rel if root == self._site.root else f"{root.name}/{rel}", text)

    def _theme_folders(self, folder: str) -> tuple[tuple[Path, str], ...]:
        return () if self._theme_root is None else ((self._theme_root, folder),)

    def plain_layout(self) -> str:
        """The program's own layout, for a page whose theme is not here."""
        return (resources_dir() / "page" / "plain.html").read_text(encoding="utf-8")

    # -- the rest ------------------------------------------------------------------------------

    def data(self) -> Mapping[str, object]:
        """``_data``, the theme's under the site's own."""
        self._saw(_tree(self._site.root / self.config.data_dir))
        own, faulty = read_data(self._site.root, self.config.data_dir, self.config.zone)
        self.faulty_data = faulty
        if self._theme_root is None:
            return own
        self._saw(_tree(self._theme_root / "_data"))
        return merged(read_data(self._theme_root, "_data", self.config.zone)[0], own)

    def static_files(self) -> Sequence[StaticFile]:
        """What Jekyll copies."""
        return self._copied(frozenset(entry.rel for entry in self.entries() if self._takes(entry)))

    def _takes(self, entry: Entry) -> bool:
        """Whether a page stands for its file, which is not copied then."""
        if entry.given is None:
            return True
        if "permalink" in entry.given:
            return readme_index.removes_originals(self.config)
        return optional_front_matter.removes_originals(self.config)

    def _copied(self, taken: frozenset[str]) -> list[StaticFile]:
        found = list(static_files(self._site.root, self.config, taken))
        # What appears or vanishes changes its folder.
        self._saw({(self._site.root / file.path.lstrip("/")).parent for file in found})
        if self._theme_root is not None:
            known = {file.path for file in found} | {f"/{rel}" for rel in taken}
            for rel in files_below(self._theme_root, "assets"):
                path = f"/assets/{rel}"
                if path not in known:
                    stamp = (self._theme_root / path[1:]).stat().st_mtime
                    found.append(StaticFile(path, datetime.fromtimestamp(stamp, self.config.zone)))
        return sorted(found, key=lambda file: file.path)

    def sass(self, text: str, *, indented: bool) -> str:
        """Sass as CSS.

        Raises:
            TemplateError: when it cannot be compiled.
        """
        raw = self.config.raw.get("sass")
        settings: Mapping[str, object] = raw if isinstance(raw, dict) else {}
        folder = settings.get("sass_dir")
        own = folder.strip("/") if isinstance(folder, str) else "_sass"
        folders = ((self._site.root, own), *self._theme_folders("_sass"))
        for root, inner in folders:
            self._saw(_tree(root / inner))
        return compile_sass(text, folders, settings, indented=indented)

    def last_changed(self, entry: Entry) -> datetime:
        """When the file was committed last, else its own time; of a theme's file that alone."""
        committed = None if entry.of_theme else self._commits.of(entry.rel)
        return committed or entry.changed

    def repository(self) -> Repository | None:
        """Where the site is published from."""
        self._saw([self._site.root / "CNAME"])
        return repository_of(self._site.root, self.config, self._variables)

    def emoji(self) -> str:
        """GitHub's emoji and their names."""
        return _emoji()

    # -- what has been looked at ---------------------------------------------------------------

    def have_changed(self) -> bool:
        """Whether any file or folder that was looked at is another now, appeared or is gone."""
        return any(stamp_of(path) != stamp for path, stamp in self._stamps.items())

    def _read(self, root: Path, rel: str) -> str | None:
        self._saw([root / rel])
        return read_confined(root, rel)

    def _saw(self, paths: Iterable[Path]) -> None:
        """Keep how ``paths`` look, before they are read."""
        for path in map(str, paths):
            if path not in self._stamps:
                self._stamps[path] = stamp_of(path)


def _tree(folder: Path) -> Iterator[Path]:
    """A folder, there or not, and all that is in it."""
    yield folder
    for inner, folders, files in os.walk(folder):
        yield from (Path(inner, name) for name in (*folders, *files))


@cache
def _emoji() -> str:
    return (resources_dir() / "preview" / "vendor" / "emoji.txt").read_text(encoding="utf-8")


def _page_url(rel: str, values: Mapping[str, Value], config: SiteConfig) -> str:
    folder, _, name = rel.rpartition("/")
    return page_url(folder, name, values, config)


def _theme(site: Site, environment: Mapping[str, str]) -> tuple[Path | None, ThemeState]:
    """The folder and the facts of the theme that the settings name."""
    name, folder = theme_of(site, environment)
    if name is None or folder is None:
        return None, ThemeState(name)
    return folder, ThemeState(name, ThemeFacts(name, str(folder), version_of(folder, name)))
