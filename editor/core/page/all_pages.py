"""``site.pages``: the files that are pages, and the pages that plugins add to them.

Generators run by their priority and then in the order in which the settings name their plugins:
redirects and archives first, then feeds and the map of the site, then the further pages of a list
of posts. Only what templates can ask of such a page is here; nobody renders it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from editor.core.jekyll.outputs import written_file
from editor.core.jekyll.plugins import archives, feeds
from editor.core.liquid.filters.urls import absolute
from editor.core.liquid.values import Drop, to_text
from editor.core.page import post_lists
from editor.core.page.drops import PageDrop
from editor.core.page.pagination import list_page_source, list_pages
from editor.core.page.post_lists import PostList, is_list
from editor.core.page.seen import SiteSeen


class MadePageDrop(Drop):
    """A page that a plugin makes."""

    __slots__ = ("facts",)

    def __init__(self, facts: Mapping[str, object]) -> None:
        self.facts = facts

    def get(self, key: str) -> object:
        """A fact of the page."""
        return self.facts.get(key)

    def names(self) -> list[str]:
        """Its facts."""
        return list(self.facts)


def all_pages(view: SiteSeen) -> list[object]:
    """All pages, in Jekyll's order."""
    docs = [doc for doc in view.page_documents() if not is_list(view, doc)]
    made: list[object] = [PageDrop(doc, view) for doc in docs]
    known = {str(page.get("url")) for page in made if isinstance(page, PageDrop)}
    named = list(view.plugins)
    for makers in (_FIRST, _LAST):
        for name in sorted(makers.keys() & set(named), key=named.index):
            made += [
                page for page in _made(view, name, makers[name]) if page.get("url") not in known
            ]
    return made


def _made(view: SiteSeen, name: str, make: _Maker) -> list[Drop]:
    """The pages of a plugin, kept where they depend on nothing but the site."""
    if make in {_further_pages, _lists}:
        return list(make(view))
    if name not in view.lasting:
        view.lasting[name] = list(make(view))
    return view.lasting[name]


def _redirects(view: SiteSeen) -> Iterator[Drop]:
    settings = view.config.get("redirect_from")
    written = [
        doc
        for label, collection in view.site_config.collections.items()
        if collection.output
        for doc in view.docs(label)
    ]
    for doc in (*written, *view.page_documents()):
        given = doc.data.get("redirect_from")
        for address in given if isinstance(given, list) else [given]:
            if address is None:
                continue
            url = f"/{to_text(address).removeprefix('/')}"
            leads = {"from": url, "to": absolute(doc.url, view.config)}
            facts = {"redirect": leads, "layout": "redirect", "permalink": url, "sitemap": False}
            yield _page(url, "redirect.html", facts)
    if not (isinstance(settings, dict) and settings.get("json") is False):
        yield _page("/redirects.json", "redirects.json")


def _archives(view: SiteSeen) -> Iterator[Drop]:
    settings = view.config.get("jekyll-archives")
    table = settings if isinstance(settings, dict) else {}
    layouts = table.get("layouts")
    tags = map(to_text, view.grouped("tags"))
    categories = map(to_text, view.grouped("categories"))
    days = [doc.date.strftime("%Y-%m-%d") for doc in view.docs("posts")]
    for archive in archives(view.site_config, tags, categories, days):
        layout = layouts.get(archive.kind) if isinstance(layouts, dict) else None
        yield MadePageDrop(
            {
                "url": archive.url,
                "path": written_file(archive.url, "").removeprefix("/"),
                "name": "index",
                "title": archive.name,
                "type": archive.kind,
                "layout": layout or table.get("layout") or "archive",
            }
        )


def _feeds(view: SiteSeen) -> Iterator[Drop]:
    for path in feeds(view.site_config, map(to_text, view.grouped("tags"))):
        yield _page(path, path)


def _site_map(view: SiteSeen) -> Iterator[Drop]:
    copied = {str(file.get("path")) for file in view.static_files() if isinstance(file, Drop)}
    for name in ("sitemap.xml", "robots.txt"):
        if f"/{name}" not in copied:
            yield _page(f"/{name}", name)


def _further_pages(view: SiteSeen) -> Iterator[Drop]:
    source = list_page_source(view)
    if source is not None:
        yield from (PageDrop(source, view, p.more) for p in list_pages(view, source)[1:])


def _lists(view: SiteSeen) -> Iterator[Drop]:
    for doc in view.page_documents():
        if is_list(view, doc):
            yield from (PageDrop(doc, view, page.more) for page in PostList(view, doc).pages)


def _page(url: str, name: str, facts: Mapping[str, object] | None = None) -> Drop:
    folder = url if url.endswith("/") else f"{url.rpartition('/')[0]}/"
    path = name.removeprefix("/")
    return MadePageDrop({"url": url, "path": path, "name": name, "dir": folder, **(facts or {})})


_Maker = Callable[[SiteSeen], Iterator[Drop]]
_FIRST: Mapping[str, _Maker] = MappingProxyType(
    {"jekyll-redirect-from": _redirects, "jekyll-archives": _archives}
)
_LAST: Mapping[str, _Maker] = MappingProxyType(
    {
        "jekyll-feed": _feeds,
        "jekyll-sitemap": _site_map,
        "jekyll-paginate": _further_pages,
        post_lists.NAME: _lists,
    }
)
