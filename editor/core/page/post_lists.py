"""Lists of posts over several pages, as jekyll-paginate-v2 makes them.

Every page that asks for it in its front matter (``pagination:``) becomes a list: its pages take its
place, the first one too. Known from the documentation and the behaviour of jekyll-paginate-v2 3.0;
the pages that ``autopages:`` adds are not made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cmp_to_key, partial

from editor.core.jekyll.names import downcase, extension
from editor.core.liquid.values import order, to_text, truthy
from editor.core.page.documents import Doc
from editor.core.page.pagination import ListPage, PageList, list_page_source
from editor.core.page.seen import SiteSeen

NAME = "jekyll-paginate-v2"
_DEFAULTS: Mapping[str, object] = {
    "collection": "posts",
    "per_page": 10,
    "permalink": "/page:num/",
    "title": ":title - page :num",
    "limit": 0,
    "offset": 0,
    "sort_field": "date",
    "sort_reverse": False,
    "category": "posts",
    "tag": "",
    "locale": "",
    "trail": {"before": 0, "after": 0},
    "extension": "html",
    "indexpage": "index",
}
_SEPARATORS = re.compile(r"[,;]")


def list_of(view: SiteSeen, doc: Doc) -> PageList | PostList | None:
    """The list that a page is, by the one plugin or the other; None for other pages."""
    if runs(view):
        return PostList(view, doc) if is_list(view, doc) else None
    is_source = not doc.is_document and list_page_source(view) is doc
    return PageList(view, doc) if is_source else None


def is_list(view: SiteSeen, doc: Doc) -> bool:
    """Whether the plugin makes a list of a page."""
    if doc.is_document or not runs(view):
        return False
    own = doc.data.get("pagination")
    return isinstance(own, dict) and truthy(own.get("enabled"))


def runs(view: SiteSeen) -> bool:
    """Whether the site has the plugin and its settings."""
    settings = view.config.get("pagination")
    if NAME not in view.plugins or not isinstance(settings, dict):
        return False
    return truthy(settings.get("enabled"))


class PostList:
    """The list that the page ``doc`` becomes. Its pages are HTML: Markdown stays as it is."""

    is_converted = False

    def __init__(self, view: SiteSeen, doc: Doc) -> None:
        settings, own = view.config.get("pagination"), doc.data.get("pagination")
        assert isinstance(settings, dict)
        assert isinstance(own, dict)
        self._given = {**_DEFAULTS, **settings, **own}
        self._title = to_text(doc.data.get("title") or view.config.get("title"))
        permalink = doc.data.get("permalink")
        self._permalink = to_text(permalink)
        folder = doc.entry.rel.rpartition("/")[0]
        self._folder = self._permalink or (f"/{folder}/" if folder else "/")
        ext = to_text(self._given["extension"])
        self._ext = ext if ext.startswith(".") else f".{ext}"
        self._chosen = self._choice(view)
        self._total = max(0, len(self._chosen) - max(0, _number(self._given["offset"])))
        self._size = max(1, _number(self._given["per_page"]))
        limit = _number(self._given["limit"])
        count = max(1, -(-self._total // self._size))
        self._count = min(count, limit) if limit > 0 else count
        self.pages: Sequence[ListPage] = [
            self._page(number) for number in range(1, self._count + 1)
        ]

    # -- which documents -----------------------------------------------------------------------

    def _choice(self, view: SiteSeen) -> list[tuple[Doc, object]]:
        """The documents of the list with what templates see of each, not yet in order."""
        given = self._given
        labels = _names(given["collection"])
        if labels == ["all"]:
            labels = [label for label in view.site_config.collections if label != "posts"]
        docs = [
            (doc, drop)
            for label in labels
            if label in view.site_config.collections
            for doc, drop in zip(view.docs(label), view.documents(label), strict=True)
            if not truthy(doc.data.get("hidden"))
        ]
        for key, plural in (("category", "categories"), ("tag", "tags"), ("locale", "locale")):
            wanted = set(_names(given[key])) - {"posts"}
            if wanted and key == "locale":
                docs = [pair for pair in docs if wanted & set(_names(pair[0].data.get(plural)))]
            elif wanted:
                docs = [pair for pair in docs if wanted <= set(_names(pair[0].data.get(plural)))]
        return docs

    def _posts(self) -> list[object]:
        """What the list shows, in its order: what the offset leaves out are the last of all."""
        field = to_text(self._given["sort_field"]).split(":")
        rank = cmp_to_key(partial(_compared, field=field))
        posts = [drop for _, drop in sorted(self._chosen, key=lambda pair: rank(pair[0]))]
        del posts[self._total :]
        return posts[::-1] if truthy(self._given["sort_reverse"]) else posts

    # -- where its pages are -------------------------------------------------------------------

    def _index(self, number: int) -> str:
        """The file's name without its extension."""
        return self._filled(to_text(self._given["indexpage"]), number)

    def _filled(self, pattern: str, number: int) -> str:
        return pattern.replace(":num", str(number)).replace(":max", str(self._count))

    def _shown(self, number: int) -> str:
        """The address as lists of pages give it."""
        return (
            self._below(number) if number > 1 else self._with_index(_joined(self._folder, "/"), 1)
        )

    def _below(self, number: int) -> str:
        permalink = self._filled(to_text(self._given["permalink"]), number)
        return self._with_index(_joined(self._folder, permalink), number)

    def _with_index(self, path: str, number: int) -> str:
        """The address of a folder, with the name of its index where that is one of its own."""
        name = self._index(number) + self._ext
        return path if name == "index.html" or extension(path) else _joined(path, f"/{name}")

    def _page(self, number: int) -> ListPage:
        if number == 1:
            place = _joined(self._folder, f"/{self._index(1)}{self._ext}")
        else:
            place = _joined(self._folder, self._filled(to_text(self._given["permalink"]), number))
            if place.endswith("/"):
                place += self._index(number) + self._ext
            elif not extension(place):
                custom = self._index(number) != "index"
                place = f"{place}/{self._index(number)}" if custom else f"{place}index"
                place += self._ext if custom else ""
        url = place if extension(place) else f"{place}.html"
        title = self._title
        if number > 1:
            pattern = to_text(self._given["title"]).replace(":title", title)
            title = self._filled(pattern, number)
        facts: dict[str, object] = {
            "url": url,
            "dir": url[: url.rindex("/") + 1],
            "name": self._ext,
            "path": self._ext,
            "title": title,
            "autogen": NAME if number > 1 else None,
            "pagination_info": {"curr_page": number, "total_pages": self._count},
        }
        if self._permalink:
            facts["permalink"] = place
        return ListPage(number, url, facts)

    # -- what templates see --------------------------------------------------------------------

    def paginator(self, page: ListPage) -> dict[str, object]:
        """``paginator`` on one of its pages."""
        number, last = page.number, self._count
        before = number - 1 if number > 1 else None
        after = number + 1 if number < last else None
        start = (number - 1) * self._size
        return {
            "per_page": self._size,
            "posts": self._posts()[start : start + self._size],
            "total_posts": self._total,
            "total_pages": last,
            "page": number,
            "page_path": page.more.get("permalink") or page.url,
            "previous_page": before,
            "previous_page_path": None if before is None else self._shown(before),
            "next_page": after,
            "next_page_path": None if after is None else self._shown(after),
            "first_page": 1,
            "first_page_path": self._shown(1),
            "last_page": last,
            "last_page_path": self._below(last),
            "page_trail": self._trail(number),
        }

    def _trail(self, number: int) -> list[object] | None:
        given = self._given["trail"]
        trail = given if isinstance(given, dict) else {}
        before, after = _number(trail.get("before")), _number(trail.get("after"))
        if self._count < 2 or before + after < 1:
            return None
        last = min(self._count, max(number + after, before + after + 1))
        first = max(1, min(number - before, last - before - after))
        return [
            {
                "num": page.number,
                "path": page.more.get("permalink") or page.url,
                "title": page.more["title"],
            }
            for page in self.pages[first - 1 : last]
        ]


def _names(value: object) -> list[str]:
    """Names in a list, or in a text between commas, in small letters."""
    items: Sequence[object] = value if isinstance(value, list) else [value]
    parts = (part for item in items for part in _SEPARATORS.split(to_text(item)))
    return [name for part in parts if (name := downcase(part.strip()))]


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _joined(folder: str, path: str) -> str:
    """Two parts of an address with one slash between them; nothing more where one is empty."""
    if not path:
        return folder
    return f"{folder.rstrip('/')}/{path.lstrip('/')}" if path.startswith("/") else folder + path


def _compared(one: Doc, other: Doc, field: Sequence[str]) -> int:
    """Which comes first: what has no such value, then by value, texts without regard to case."""
    left, right = _value(one, field), _value(other, field)
    if left is None or right is None:
        return (left is not None) - (right is not None)
    if isinstance(left, str) and isinstance(right, str):
        left, right = downcase(left), downcase(right)
    found = order(left, right)
    if found is None:
        found = order(to_text(left), to_text(right))
    return found or 0


def _value(doc: Doc, field: Sequence[str]) -> object:
    value: object = doc.data
    for key in field:
        value = value.get(key) if isinstance(value, dict) else None
    return value
