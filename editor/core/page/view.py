"""A site with a document being edited: what its templates see, and the host of their tags.

Lists are made when a template asks for them. Of other documents, content and excerpts are rendered
when they are asked for, and kept with the site.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from editor.core.jekyll.config import SiteConfig
from editor.core.liquid.context import Run
from editor.core.liquid.host import Source
from editor.core.liquid.values import Drop
from editor.core.liquid.watching import Watch
from editor.core.page.all_pages import all_pages
from editor.core.page.converters import converted
from editor.core.page.documents import Doc
from editor.core.page.drops import (
    CollectionDrop,
    DocumentDrop,
    ExcerptDrop,
    FileDrop,
    PageDrop,
    SiteDrop,
    ThemeDrop,
    is_html,
)
from editor.core.page.model import SiteModel

_RELATED = 10


def never() -> bool:
    """Ends no rendering."""
    return False


class SiteView:
    """The site as it is with ``edited`` in it (None: as it is on the disk).

    ``current`` is the document whose page is made; ``watch`` notes what templates looked at.
    """

    def __init__(
        self, model: SiteModel, edited: Doc | None, stop: Callable[[], bool] = never
    ) -> None:
        self.model: SiteModel = model
        self.edited = edited
        self.current: Doc | None = edited
        self.current_html: str | None = None
        self.watch = Watch()
        self.stop = stop
        self.site = SiteDrop(self)
        self._lists: dict[str, list[Doc]] = {}
        self._drops: dict[int, DocumentDrop] = {}
        self._rendering: set[str] = set()
        self._in_excerpt = False
        edits = edited is not None and edited.text is not None
        self.lasting: dict[str, list[Drop]] = {} if edits else model.made_pages
        self._cache: dict[str, object] = {}

    # -- documents -----------------------------------------------------------------------------

    def docs(self, label: str) -> list[Doc]:
        """The documents of a collection, oldest first, the edited one in its place."""
        edited = self.edited
        if edited is None or not edited.is_document or edited.entry.collection != label:
            return self.model.documents(label)
        if label not in self._lists:
            self._lists[label] = self._with_edited(self.model.documents(label), edited, label)
        return self._lists[label]

    def _with_edited(self, docs: list[Doc], edited: Doc, label: str) -> list[Doc]:
        for number, doc in enumerate(docs):
            if doc is edited:
                return docs
            if doc.entry.rel == edited.entry.rel:
                edited.place = doc.place
                replaced = [*docs[:number], edited, *docs[number + 1 :]]
                if doc.rank != edited.rank:
                    self.model.put_in_order(label, replaced)
                    edited.place = (doc.place[0], replaced.index(edited))
                return replaced
        # A draft, or held back: it is in no list, and as new as can be.
        places = list(self.model.sources.config.collections)
        edited.place = (places.index(label) if label in places else 0, len(docs))
        return docs

    def put_in_place(self) -> None:
        """Let the edited document know where in Jekyll's order it is."""
        edited = self.edited
        if edited is not None and edited.is_document:
            self.docs(edited.entry.collection)
        elif edited is not None:
            self.page_documents()

    def replace_edited(self, old: Doc, new: Doc) -> None:
        """Put a new state of the edited document in: only its body differs."""
        for docs in self._lists.values():
            if old in docs:
                docs[docs.index(old)] = new
        drop = self._drops.pop(id(old), None)
        if drop is not None:
            drop.stand_for(new)
            self._drops[id(new)] = drop
        pages = self._cache.get("pages")
        for page in pages if isinstance(pages, list) else ():
            if isinstance(page, PageDrop) and page.doc is old:
                page.doc = new
        self.edited = self.current = new

    @property
    def used(self) -> dict[str, None]:
        """What of ``site`` was asked for."""
        return self.watch.seen.used

    @property
    def state(self) -> object:
        """What is the same for all pages whose templates see the same site."""
        return self if self.edited is not None and self.edited.text is not None else self.model

    def drop(self, doc: Doc) -> DocumentDrop:
        """The document as templates see it, one object for each."""
        found = self._drops.get(id(doc))
        if found is None:
            found = self._drops[id(doc)] = DocumentDrop(doc, self)
        return found

    def documents(self, label: str) -> list[object]:
        """The documents of a collection for templates."""
        return self._kept(f"docs:{label}", lambda: [self.drop(doc) for doc in self.docs(label)])

    def listed_docs(self) -> list[tuple[Doc, object]]:
        """The posts, newest first, with what templates see of each."""
        return [(doc, self.drop(doc)) for doc in reversed(self.docs("posts"))]

    def posts(self) -> list[object]:
        """``site.posts``."""
        return self._kept("posts", lambda: [drop for _, drop in self.listed_docs()])

    def all_documents(self) -> list[object]:
        """``site.documents``: the copied files of collections too."""
        labels = self.model.sources.config.collections
        return self._kept(
            "documents",
            lambda: [
                drop for label in labels for drop in (*self.documents(label), *self.files_of(label))
            ],
        )

    def related(self) -> object:
        """``site.related_posts``: the newest others. An excerpt is no document, and has none."""
        current = self.current
        self.watch.seen.page_was_read = True
        if current is None or not current.is_document or self._in_excerpt:
            return None
        newest = self.docs("posts")[-_RELATED - 1 :][::-1]
        others = [doc for doc in newest if doc.entry.rel != current.entry.rel]
        return [self.drop(doc) for doc in others[:_RELATED]]

    def neighbour(self, doc: Doc, step: int) -> object:
        """The document before (-1) or behind (1) in its collection."""
        docs = self.docs(doc.entry.collection)
        places = self._cache.setdefault(f"places:{doc.entry.collection}", {})
        assert isinstance(places, dict)
        if not places:
            places.update({one.entry.rel: number for number, one in enumerate(docs)})
        place = places.get(doc.entry.rel)
        if place is None or not 0 <= place + step < len(docs):
            return None
        return self.drop(docs[place + step])

    def grouped(self, key: str) -> dict[object, object]:
        """``site.tags`` and ``site.categories``: names with their posts, newest first."""
        if key not in self._cache:
            self._cache[key] = self._groups(key)
        found = self._cache[key]
        assert isinstance(found, dict)
        return found

    def _groups(self, key: str) -> dict[object, object]:
        groups: dict[object, list[object]] = {}
        for doc in self.docs("posts"):
            names = doc.data.get(key)
            for name in names if isinstance(names, list) else ():
                if not isinstance(name, list | dict):
                    groups.setdefault(name, []).append(self.drop(doc))
        return {name: posts[::-1] for name, posts in groups.items()}

    # -- pages and files -----------------------------------------------------------------------

    def page_documents(self) -> list[Doc]:
        """The pages, by name, the edited one in its place."""
        pages, edited = self.model.pages(), self.edited
        if edited is None or edited.is_document:
            return pages
        if "pages" not in self._lists:
            self._lists["pages"] = [
                edited if doc.entry.rel == edited.entry.rel else doc for doc in pages
            ]
            for doc in pages:
                if doc.entry.rel == edited.entry.rel:
                    edited.place = doc.place
        return self._lists["pages"]

    def pages(self) -> list[object]:
        """``site.pages``, with those that plugins add."""
        return self._kept("pages", lambda: all_pages(self))

    def html_pages(self) -> list[object]:
        """``site.html_pages``."""
        return self._kept("html_pages", lambda: [p for p in self.pages() if is_html(p)])

    def static_files(self) -> list[object]:
        """``site.static_files``."""
        model = self.model
        return self._kept(
            "static_files",
            lambda: [FileDrop(file, model.file_defaults(file)) for file in model.files()],
        )

    def files_of(self, label: str) -> list[object]:
        """The copied files of a collection."""
        return [
            drop
            for drop in self.static_files()
            if isinstance(drop, FileDrop) and drop.file.collection == label
        ]

    def collections(self) -> list[object]:
        """``site.collections``, by label."""
        labels = sorted(self.model.sources.config.collections)
        return self._kept("collections", lambda: [CollectionDrop(one, self) for one in labels])

    def _kept(self, key: str, make: Callable[[], list[object]]) -> list[object]:
        if key not in self._cache:
            self._cache[key] = make()
        found = self._cache[key]
        assert isinstance(found, list)
        return found

    # -- content of documents ------------------------------------------------------------------

    def content_of(self, doc: Doc) -> str:
        """The content that templates see.

        Jekyll renders one document after the other, collections first: what comes later than the
        page being made is still Markdown when it is looked at.
        """
        self.watch.seen.page_was_read = True
        if self.current is not None and doc.entry.rel == self.current.entry.rel:
            self.watch.seen.body_was_read = True
            html = self.current_html
            return doc.body if html is None or not doc.is_document else html
        if self.current is not None and doc.place > self.current.place:
            return doc.body
        return self._rendered(doc, "content", doc.body)

    def excerpt_of(self, doc: Doc) -> str:
        """The excerpt: what the front matter says as it is, else the beginning, rendered."""
        given = doc.data.get("excerpt")
        if given is not None and given is not False:
            return given if isinstance(given, str) else str(given)
        self.watch.seen.page_was_read = True
        if doc is self.edited or doc is self.current:
            self.watch.seen.body_was_read = True
        return self._rendered(doc, "excerpt", doc.excerpt_source) if doc.has_excerpt else ""

    def _rendered(self, doc: Doc, what: str, source: str) -> str:
        key = (doc.entry.rel, what)
        kept = self.model.html if doc is not self.edited else {}
        if key in kept:
            return kept[key]
        mark = f"{what} {doc.entry.rel}"
        if mark in self._rendering:
            return source
        self._rendering.add(mark)
        outer, self._in_excerpt = self._in_excerpt, what == "excerpt"
        try:
            drop = ExcerptDrop(doc, self) if what == "excerpt" else self.page_drop(doc)
            html = self.body_html(
                doc, source, Run(self, page_path=doc.entry.rel, stop=self.stop), drop
            )
        finally:
            self._rendering.discard(mark)
            self._in_excerpt = outer
        kept[key] = html
        return html

    def page_drop(self, doc: Doc) -> Drop:
        """The document or page as ``page``."""
        return self.drop(doc) if doc.is_document else PageDrop(doc, self)

    def body_html(self, doc: Doc, source: str, run: Run, drop: Drop) -> str:
        """A body through Liquid and its converter."""
        text = self.liquid(doc, source, run, self.payload(doc, drop))
        return converted(doc, text, run)

    def liquid(self, doc: Doc, source: str, run: Run, payload: dict[str, object]) -> str:
        """A body through Liquid alone."""
        plain = "{{" not in source and "{%" not in source
        if plain or doc.data.get("render_with_liquid") is False:
            return source
        template = self.model.engine.template(source, doc.entry.rel, doc.skipped_lines)
        return template.run(run, payload)

    def payload(self, doc: Doc, drop: Drop) -> dict[str, object]:
        """What every template is handed."""
        theme = self.model.sources.theme.facts
        return {
            "page": drop,
            "site": self.site,
            "jekyll": self.model.jekyll,
            "theme": None if theme is None else ThemeDrop(theme),
            "paginator": None,
            "content": None,
            "layout": None,
            "highlighter_prefix": "\n" if doc.is_markdown else None,
        }

    # -- the host of tags and filters ----------------------------------------------------------

    @property
    def config(self) -> Mapping[str, object]:
        """`_config.yml` over Jekyll's defaults."""
        return self.model.settings

    @property
    def plugins(self) -> Sequence[str]:
        """The site's plugins, those that the settings name in their order."""
        return self.model.plugins

    @property
    def site_config(self) -> SiteConfig:
        """The settings that are typed."""
        return self.model.sources.config

    def data(self) -> Mapping[str, object]:
        """``site.data``."""
        return self.model.data()

    def collection_settings(self, label: str) -> Mapping[str, object]:
        """What `_config.yml` says of a collection."""
        return self.model.collection_settings(label)

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        return self.model.sources.config.zone

    @property
    def now(self) -> datetime:
        """What "now" means to the filters of dates."""
        return self.model.started

    @property
    def time(self) -> datetime:
        """``site.time``."""
        return self.model.now

    def include(self, name: str) -> Source | None:
        """An include of the site or its theme."""
        return self.model.sources.include(name)

    def include_relative(self, page_path: str, name: str) -> Source | None:
        """A file beside the page."""
        return self.model.sources.beside(page_path.rpartition("/")[0], name)

    def linked(self, rel: str) -> str | None:
        """For ``link``."""
        edited = self.edited
        if edited is not None and edited.path == rel.removeprefix("/"):
            return edited.url
        return self.model.linked(rel)

    def post_linked(self, name: str) -> str | None:
        """For ``post_url``."""
        return self.model.post_linked(name)

    def markdown(self, text: str) -> str:
        """For ``markdownify``."""
        return self.model.markdown(text)

    def smart(self, text: str) -> str:
        """For ``smartify``."""
        return self.model.smart(text)

    def sass(self, text: str, *, indented: bool) -> str:
        """For ``scssify``, and for stylesheets."""
        return self.model.sources.sass(text, indented=indented)
