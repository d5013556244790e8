"""The site, its documents and files as templates see them: values made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from editor.core.jekyll.names import extension, without_extension
from editor.core.liquid.values import Drop
from editor.core.page.documents import Doc, Later
from editor.core.page.github import GitHubDrop
from editor.core.page.seen import SiteSeen
from editor.core.page.sources import StaticFile, ThemeFacts

JEKYLL_VERSION = "4.3.1"
"""The release whose behaviour is followed."""


class DocumentDrop(Drop):
    """A post or document of a collection."""

    __slots__ = ("doc", "known", "view")

    def __init__(self, doc: Doc, view: SiteSeen) -> None:
        self.doc = doc
        self.known = doc.known
        self.view = view

    def stand_for(self, doc: Doc) -> None:
        """Be another state of the document from now on."""
        self.doc = doc
        self.known = doc.known

    @property
    def order_key(self) -> tuple[float, str]:
        """What Jekyll sorts documents by."""
        return self.doc.rank

    def get(self, key: str) -> object:
        """A fact of the document, or what its front matter says."""
        made = _DOCUMENT_FACTS.get(key)
        if made is not None:
            value = made(self)
        elif key in self.doc.data:
            value = _made(self.doc.data[key])
        else:
            return None
        if key not in _MADE_EACH_TIME:
            self.doc.known[key] = value
        return value

    def has(self, key: str) -> bool:
        """Whether Jekyll or the front matter gives it."""
        return key in _DOCUMENT_FACTS or key in self.doc.data

    def names(self) -> list[str]:
        """Jekyll's facts, then the front matter."""
        return list(dict.fromkeys((*_DOCUMENT_FACTS, *self.doc.data)))

    def text(self) -> str:
        """The document's content."""
        return self.view.content_of(self.doc)


def _made(value: object) -> object:
    return value.value() if isinstance(value, Later) else value


def _excerpt(drop: DocumentDrop) -> object:
    return drop.view.excerpt_of(drop.doc)


def _name(drop: DocumentDrop) -> object:
    given = drop.doc.data.get("name")
    return drop.doc.name if given is None or given is False else given


_DOCUMENT_FACTS: Mapping[str, Callable[[DocumentDrop], object] | None] = {
    "name": _name,
    "relative_path": lambda drop: drop.doc.path,
    "url": lambda drop: drop.doc.url,
    "id": lambda drop: drop.doc.id,
    "content": lambda drop: drop.view.content_of(drop.doc),
    "next": lambda drop: drop.view.neighbour(drop.doc, 1),
    "tags": None,
    "collection": lambda drop: drop.doc.entry.collection,
    "excerpt": _excerpt,
    "previous": lambda drop: drop.view.neighbour(drop.doc, -1),
    "path": lambda drop: drop.doc.path,
    "title": None,
    "date": lambda drop: drop.doc.date,
    "categories": None,
    "output": lambda _: None,
}
"""The keys of documents in Jekyll's order; None where the front matter has the value."""
_MADE_EACH_TIME = frozenset(("content", "excerpt", "next", "previous"))
"""Those that depend on the page being made, and on more than the document."""


class ExcerptDrop(DocumentDrop):
    """The page while its excerpt is rendered."""

    __slots__ = ()

    def __init__(self, doc: Doc, view: SiteSeen) -> None:
        super().__init__(doc, view)
        self.known = {}  # some of what is known of the document is otherwise here

    def get(self, key: str) -> object:
        """As of the document, but an excerpt has none itself."""
        if key == "excerpt":
            return None
        if key == "content":
            return self.doc.excerpt_source
        if key == "id":
            return f"{self.doc.id}#excerpt"
        return super().get(key)


class PageDrop(Drop):
    """A page; ``more`` lies over its front matter (a further page of a list)."""

    __slots__ = ("doc", "more", "view")
    is_hash = True

    def __init__(self, doc: Doc, view: SiteSeen, more: Mapping[str, object] | None = None) -> None:
        self.doc = doc
        self.view = view
        self.more = more or {}

    def get(self, key: str) -> object:
        """A fact of the page, or what its front matter says."""
        if key in self.more:
            return self.more[key]
        made = _PAGE_FACTS.get(key)
        return _made(self.doc.data.get(key)) if made is None else made(self)

    def has(self, key: str) -> bool:
        """Whether Jekyll or the front matter gives it."""
        return key in _PAGE_FACTS or key in self.doc.data

    def names(self) -> list[str]:
        """The front matter, then Jekyll's facts."""
        return list(dict.fromkeys((*self.doc.data, *_PAGE_FACTS)))


def _folder(drop: PageDrop) -> str:
    url = str(drop.get("url"))
    return url if url.endswith("/") else url.rpartition("/")[0] + "/"


def _path(drop: PageDrop) -> object:
    return drop.doc.data.get("path", drop.doc.entry.rel)


def _page_excerpt(drop: PageDrop) -> object:
    given = drop.doc.data.get("excerpt")
    return str(given) if given else None


_PAGE_FACTS: Mapping[str, Callable[[PageDrop], object]] = {
    "content": lambda drop: drop.view.content_of(drop.doc),
    "dir": _folder,
    "excerpt": _page_excerpt,
    "name": lambda drop: drop.doc.name,
    "path": _path,
    "url": lambda drop: drop.doc.url,
}


def is_html(page: object) -> bool:
    """Whether a page is one of ``site.html_pages``."""
    assert isinstance(page, Drop)
    url = str(page.get("url"))
    ext = page.doc.output_ext if isinstance(page, PageDrop) else extension(url)
    return url.endswith("/") or ext in {".html", ".xhtml", ".htm"}


class FileDrop(Drop):
    """A file that Jekyll copies."""

    __slots__ = ("data", "file")

    def __init__(self, file: StaticFile, data: Mapping[str, object]) -> None:
        self.file = file
        self.data = data

    def get(self, key: str) -> object:
        """A fact of the file, or a default of the settings."""
        name = self.file.path.rsplit("/", 1)[-1]
        facts: dict[str, object] = {
            "name": name,
            "extname": extension(name),
            "modified_time": self.file.changed,
            "basename": without_extension(name),
            "path": self.file.path,
            "collection": self.file.collection,
        }
        return facts[key] if key in facts else self.data.get(key)

    def names(self) -> list[str]:
        """The facts."""
        return ["name", "extname", "modified_time", "basename", "path", "collection", *self.data]


class CollectionDrop(Drop):
    """A collection; its settings are its further keys."""

    __slots__ = ("label", "view")

    def __init__(self, label: str, view: SiteSeen) -> None:
        self.label = label
        self.view = view

    def get(self, key: str) -> object:
        """Its label, documents, files, folders, or a setting."""
        if key == "docs":
            return self.view.documents(self.label)
        if key == "label":
            return self.label
        if key == "relative_directory":
            return f"_{self.label}"
        if key == "files":
            return self.view.files_of(self.label)
        if key == "output":
            return self.view.site_config.collections[self.label].output
        return self.view.collection_settings(self.label).get(key)

    def names(self) -> list[str]:
        """Facts and settings."""
        settings = self.view.collection_settings(self.label)
        return list(
            dict.fromkeys(("output", "label", "docs", "files", "relative_directory", *settings))
        )


class ThemeDrop(Drop):
    """The theme."""

    __slots__ = ("facts",)

    def __init__(self, facts: ThemeFacts) -> None:
        self.facts = facts

    def get(self, key: str) -> object:
        """Its folder and version."""
        return {"root": self.facts.root, "version": self.facts.version}.get(key)

    def names(self) -> list[str]:
        """What is known of it."""
        return ["root", "version"]


class SiteDrop(Drop):
    """``site``: what Jekyll knows of it, its collections by name, then the settings."""

    __slots__ = ("view",)

    def __init__(self, view: SiteSeen) -> None:
        self.view = view

    def get(self, key: str) -> object:
        """A collection, a fact, or a setting; what was asked for is noted."""
        view = self.view
        if key != "posts" and key in view.site_config.collections:
            view.used.setdefault(key)
            return view.documents(key)
        made = _SITE_FACTS.get(key)
        if made is None:
            value = view.config.get(key)
            return value.noted_by(view) if isinstance(value, GitHubDrop) else value
        view.used.setdefault(key)
        return made(view)

    def has(self, key: str) -> bool:
        """Whether there is such a collection, fact or setting."""
        view = self.view
        return key in _SITE_FACTS or key in view.site_config.collections or key in view.config

    def state(self) -> object:
        """The same for all pages that see the same site."""
        return self.view.state

    def names(self) -> list[str]:
        """All of these."""
        return list(dict.fromkeys((*_SITE_FACTS, *self.view.config)))


_SITE_FACTS: Mapping[str, Callable[[SiteSeen], object]] = {
    "posts": lambda view: view.posts(),
    "time": lambda view: view.time,
    "pages": lambda view: view.pages(),
    "html_pages": lambda view: view.html_pages(),
    "static_files": lambda view: view.static_files(),
    "tags": lambda view: view.grouped("tags"),
    "categories": lambda view: view.grouped("categories"),
    "collections": lambda view: view.collections(),
    "documents": lambda view: view.all_documents(),
    "related_posts": lambda view: view.related(),
    "data": lambda view: view.data(),
    "config": lambda _: None,
}
