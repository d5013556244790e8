"""Lists of posts over several pages, as jekyll-paginate makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from editor.core.page.documents import Doc
from editor.core.page.seen import SiteSeen


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: ``number`` counts from 1, ``url`` is where it is.

    ``more`` lies over what templates see of the page that the list is made of. The ``path`` of
    jekyll-paginate's pages is that of the first one, in Jekyll too.
    """

    number: int
    url: str
    more: Mapping[str, object] = field(default_factory=dict)


def list_page_source(view: SiteSeen) -> Doc | None:
    """The page that shows the list: an ``index.html`` in a folder above ``paginate_path``."""
    if page_size(view) is None:
        return None
    folder = _format(view).strip("/").rpartition("/")[0]
    found = [
        doc
        for doc in view.page_documents()
        if doc.name == "index.html" and _above(doc.entry.rel.rpartition("/")[0], folder)
    ]
    found.sort(key=lambda doc: len(doc.entry.rel), reverse=True)
    return found[0] if found else None


def _above(folder: str, wanted: str) -> bool:
    return not folder or wanted == folder or wanted.startswith(f"{folder}/")


def page_size(view: SiteSeen) -> int | None:
    """How many posts a page shows; None where the site has no such lists."""
    settings = view.config
    size = settings.get("paginate")
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        return None
    return size if "jekyll-paginate" in view.plugins else None


def _format(view: SiteSeen) -> str:
    return str(view.config.get("paginate_path") or "/page:num")


def list_pages(view: SiteSeen, source: Doc) -> list[ListPage]:
    """All pages of the list, the first being the page itself."""
    size = page_size(view) or 1
    count = max(1, -(-len(listed_posts(view)) // size))
    pages = [ListPage(1, source.url)]
    for number in range(2, count + 1):
        folder = page_path(view, source, number).strip("/")
        pages.append(ListPage(number, f"/{folder}/", {"url": f"/{folder}/"}))
    return pages


def page_path(view: SiteSeen, source: Doc, number: int) -> str:
    """Where page ``number`` is, as ``paginate_path`` writes it."""
    if number <= 1:
        return source.url
    written = _format(view).replace(":num", str(number))
    return written if written.startswith("/") else f"/{written}"


def listed_posts(view: SiteSeen) -> Sequence[object]:
    """The posts of the list: all but those that are hidden."""
    return [drop for doc, drop in view.listed_docs() if not doc.data.get("hidden")]


class PageList:
    """The list that the page ``source`` shows. Its pages go through the converter of that page."""

    is_converted = True

    def __init__(self, view: SiteSeen, source: Doc) -> None:
        self._view = view
        self._source = source
        self.pages: Sequence[ListPage] = list_pages(view, source)

    def paginator(self, page: ListPage) -> dict[str, object]:
        """``paginator`` on one of its pages."""
        return paginator(self._view, self._source, page)


def paginator(view: SiteSeen, source: Doc, page: ListPage) -> dict[str, object]:
    """``paginator`` on one page of the list."""
    size = page_size(view) or 1
    posts = listed_posts(view)
    total = max(1, -(-len(posts) // size))
    number = page.number
    before = number - 1 if number > 1 else None
    after = number + 1 if number < total else None
    return {
        "page": number,
        "per_page": size,
        "posts": list(posts[(number - 1) * size : number * size]),
        "total_posts": len(posts),
        "total_pages": total,
        "previous_page": before,
        "previous_page_path": None if before is None else page_path(view, source, before),
        "next_page": after,
        "next_page_path": None if after is None else page_path(view, source, after),
    }
