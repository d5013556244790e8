"""jekyll-toc: a list of an article's headings, and an anchor in each of them.

Known from the documentation and the behaviour of jekyll-toc 0.18. It does something only where the
front matter says ``toc: true``.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.jekyll.names import downcase
from editor.core.liquid.context import Context
from editor.core.liquid.filters.selecting import with_context
from editor.core.liquid.nodes import Written
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import Drop, to_text, truthy
from editor.core.page.plugins.html_pieces import Piece, Reprint, pieces

NAME = "jekyll-toc"
_HEADING = re.compile(r"h[1-6]")
_NOT_IN_ID = re.compile(r"[^\w\- ]")
_CLASS = "no_toc"
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_CLASSES = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Settings:
    """``toc`` of `_config.yml` over the plugin's defaults."""

    levels: range
    ordered: bool
    left_out: frozenset[str]
    list_id: str
    list_class: str
    sublist_class: str
    item_class: str
    item_prefix: str

    @classmethod
    def of(cls, config: Mapping[str, object]) -> _Settings:
        given = config.get("toc")
        chosen: dict[str, object] = {
            "min_level": 1,
            "max_level": 6,
            "ordered_list": False,
            "no_toc_section_class": "no_toc_section",
            "list_id": "toc",
            "list_class": "section-nav",
            "sublist_class": "",
            "item_class": "toc-entry",
            "item_prefix": "toc-",
            **(given if isinstance(given, dict) else {}),
        }
        least, most = chosen["min_level"], chosen["max_level"]
        names = chosen["no_toc_section_class"]
        texts = {key: to_text(value) for key, value in chosen.items()}
        return cls(
            range(
                least if isinstance(least, int) else 1, (most if isinstance(most, int) else 6) + 1
            ),
            truthy(chosen["ordered_list"]),
            frozenset(map(to_text, names if isinstance(names, list) else [names])),
            list_id=texts["list_id"],
            list_class=texts["list_class"],
            sublist_class=texts["sublist_class"],
            item_class=texts["item_class"],
            item_prefix=texts["item_prefix"],
        )


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the list; ``place`` is the number of its start tag among the pieces."""

    place: int
    level: int
    id: str
    text: str


class TocTag(Tag):
    """``toc``: the list for the page, a post or document of a collection."""

    name = "toc"

    def parse(self, stream: TokenStream) -> Node:
        """Nothing to read."""
        token, _ = markup_of(stream)
        return Written(token, _list_for_page)


def _list_for_page(context: Context) -> str:
    page = context.find("page")
    content = page.get("content") if isinstance(page, Drop) else None
    return _list_of(to_text(content), context) if _wanted(context) else ""


@with_context
def toc_only(value: object, *, context: Context) -> object:
    """The list alone; nothing on pages that want none."""
    return _list_of(to_text(value), context) if _wanted(context) else ""


@with_context
def inject_anchors(value: object, *, context: Context) -> object:
    """The article with an anchor in each heading."""
    return _with_anchors(to_text(value), context) if _wanted(context) else value


@with_context
def toc(value: object, *, context: Context) -> object:
    """The list, and the article with anchors behind it."""
    if not _wanted(context):
        return value
    article = to_text(value)
    return _list_of(article, context) + _with_anchors(article, context)


FILTERS = {"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors}


def _wanted(context: Context) -> bool:
    page = context.find("page")
    return isinstance(page, Drop) and page.get("toc") is True


def _list_of(article: str, context: Context) -> str:
    settings = _Settings.of(context.run.host.config)
    kind = "ol" if settings.ordered else "ul"
    entries = _entries([*_headings([*pieces(article)], settings)], settings, kind)
    return f'<{kind} id="{settings.list_id}" class="{settings.list_class}">\n{entries}</{kind}>'


def _entries(headings: Sequence[_Heading], settings: _Settings, kind: str) -> str:
    """The items: below each heading those of the deeper ones that follow."""
    out: list[str] = []
    start = 0
    while start < len(headings):
        heading = headings[start]
        stop = start + 1
        while stop < len(headings) and headings[stop].level > heading.level:
            stop += 1
        classes = f"{settings.item_class} {settings.item_prefix}h{heading.level}"
        out.append(f'<li class="{classes}"><a href="#{heading.id}">{heading.text}</a>')
        if stop > start + 1:
            within = _entries(headings[start + 1 : stop], settings, kind)
            named = f' class="{settings.sublist_class}"' if settings.sublist_class else ""
            out.append(f"\n<{kind}{named}>\n{within}</{kind}>\n")
        out.append("</li>\n")
        start = stop
    return "".join(out)


def _with_anchors(article: str, context: Context) -> str:
    found = [*pieces(article)]
    settings = _Settings.of(context.run.host.config)
    anchors = {heading.place: heading.id for heading in _headings(found, settings)}
    out: list[str] = []
    reprint = Reprint()
    for number, piece in enumerate(found):
        out.append(reprint(piece))
        if number in anchors:
            link = f'<a class="anchor" href="#{anchors[number]}" aria-hidden="true">'
            out.append(reprint(Piece("start", link, "a")))
            out.append('<span class="octicon octicon-link"></span>')
            out.append(reprint(Piece("end", "</a>", "a")))
    return "".join(out) + reprint.rest()


def _headings(found: Sequence[Piece], settings: _Settings) -> Iterator[_Heading]:
    """The headings that are wanted; those that have no id get one of their text."""
    used: Counter[str] = Counter()
    left_out = ""
    depth = 0
    for number, piece in enumerate(found):
        if left_out:
            # Within an element whose headings are left out, up to its own end.
            if piece.name == left_out and piece.kind in {"start", "end"}:
                depth += 1 if piece.kind == "start" else -1
                left_out = left_out if depth else ""
            continue
        if piece.kind != "start":
            continue
        classes = _attribute(_CLASSES, piece).split()
        if settings.left_out.intersection(classes):
            left_out, depth = piece.name, 1
            continue
        if not _HEADING.fullmatch(piece.name) or _CLASS in classes:
            continue
        level = int(piece.name[1])
        if level in settings.levels:
            text = _text_within(found, number)
            own = _ID.search(piece.text) is not None
            name = _attribute(_ID, piece) if own else _made_id(text, used)
            yield _Heading(number, level, name, _escaped(text))


def _attribute(pattern: re.Pattern[str], tag: Piece) -> str:
    found = pattern.search(tag.text)
    return html.unescape(next(filter(None, found.groups()), "")) if found is not None else ""


def _text_within(found: Sequence[Piece], start: int) -> str:
    """What stands in the heading that begins at the piece ``start``."""
    texts: list[str] = []
    for number in range(start + 1, len(found)):
        piece = found[number]
        if _HEADING.fullmatch(piece.name):
            break
        if piece.kind in {"text", "raw"}:
            texts.append(piece.text)
    return html.unescape("".join(texts))


def _made_id(text: str, used: Counter[str]) -> str:
    plain = quote(_NOT_IN_ID.sub("", downcase(text)).replace(" ", "-"), safe="")
    used[plain] += 1
    return plain if used[plain] == 1 else f"{plain}-{used[plain] - 1}"


def _escaped(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#39;")
