"""The addresses a text leads to and the ids it can be led to, Markdown and HTML alike."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from editor.core.kramdown.blanks import BLANK
from editor.core.kramdown.context import Definition
from editor.core.kramdown.document import Document
from editor.core.kramdown.ids import plain_text
from editor.core.kramdown.places import Places, running_text

_POINTS: Mapping[str, tuple[str, ...]] = {
    "a": ("href",),
    "area": ("href",),
    "iframe": ("src",),
    "img": ("src",),
    "input": ("src",),
    "source": ("src",),
    "track": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
}
"""The attributes with which an element of HTML leads to a page or shows a file."""
_LINKS = frozenset({"a", "area", "iframe"})
_SETS = frozenset({"img", "source"})
"""The elements whose ``srcset`` names more images, each perhaps with a width or a density."""
# As the HTML standard parses it: an address may hold commas, but not end with one.
_CANDIDATE = re.compile(r"[ \t\n\r\f\v,]*([^ \t\n\r\f\v]*[^ \t\n\r\f\v,])[^,]*")
_ID = re.compile(
    rf"""{BLANK}(?:id|name){BLANK}*={BLANK}*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads or what an element shows.

    Attributes:
        value: The address as a browser takes it, its entities read.
        start: Where it is written (in a definition, if it is there), in code points of the text
            that was read.
        end: Where it ends; ``text[start:end]`` is the address as written.
        image: Whether it is shown in the page and not gone to.
        text: What the link says, or the image's alternative text.
        html: Whether it is the value of an HTML attribute in the source.
    """

    value: str
    start: int
    end: int
    image: bool
    text: str
    html: bool = False


def addresses_in(document: Document) -> tuple[Address, ...]:
    """All addresses in the order in which the page has them; one of a definition at each use."""
    places = Places(document.text)
    found: list[Address] = []
    for token in document.tokens:
        if token.type in {"html_open", "html_raw"}:
            found += _in_tags(places, token)
    for inline in running_text(document):
        found += _in_running_text(places, inline)
    found.sort(key=lambda one: one.start)
    return tuple(found)


def _in_tags(places: Places, token: Token) -> Iterator[Address]:
    for name, attributes, where in token.meta.get("tags", ()):
        for key in where.keys() & _POINTS.get(name, ()):
            value = str(attributes[key])
            start = places.offset(*where[key])
            text = str(attributes.get("alt", ""))
            yield _address(value, start, text, image=name not in _LINKS, html_=True)
        if name in _SETS and "srcset" in where:
            start = places.offset(*where["srcset"])
            yield from _in_set(str(attributes["srcset"]), start, str(attributes.get("alt", "")))


def _in_running_text(places: Places, inline: Token) -> Iterator[Address]:
    children = inline.children or []
    for number, token in enumerate(children):
        if token.type == "html_inline_open":
            spans = token.meta.get("places", {})
            for key in spans.keys() & _POINTS.get(token.tag, ()):
                start = places.of(inline, spans[key][0])
                image = token.tag not in _LINKS
                text = str(token.attrs.get("alt", "")) if image else _text(children, number)
                yield _address(str(token.attrs[key]), start, text, image=image, html_=True)
            if token.tag in _SETS and "srcset" in spans:
                start = places.of(inline, spans["srcset"][0])
                text = str(token.attrs.get("alt", ""))
                yield from _in_set(str(token.attrs["srcset"]), start, text)
        elif token.type in {"image", "link_open"}:
            image = token.type == "image"
            value = str(token.attrs["src" if image else "href"])
            source = token.meta.get("definition")
            if isinstance(source, Definition):
                value, start = source.href, places.offset(*source.place)
            elif "address" in token.meta:
                start = places.of(inline, token.meta["address"][0])
                value = inline.content[slice(*token.meta["address"])]
            else:
                continue
            text = str(token.attrs.get("alt", "")) if image else _text(children, number)
            yield _address(value, start, text, image=image, html_=False)


def _in_set(written: str, start: int, text: str) -> Iterator[Address]:
    for found in _CANDIDATE.finditer(written):
        yield _address(found[1], start + found.start(1), text, image=True, html_=True)


def _text(children: list[Token], opening: int) -> str:
    level = children[opening].level
    end = opening + 1
    while end < len(children) and children[end].level > level:
        end += 1
    return plain_text(children[opening + 1 : end]).strip()


def _address(written: str, start: int, text: str, *, image: bool, html_: bool) -> Address:
    return Address(html.unescape(written), start, start + len(written), image, text, html_)


def ids_in(document: Document) -> frozenset[str]:
    """The ids in the page: of headings, attribute lists, HTML, footnotes, tables of contents."""
    found: set[str] = set()
    prefix = document.options.footnote_prefix
    for token in document.tokens:
        _take(found, token)
        if token.type == "footnote_open":
            found.add(f"fn:{prefix}{token.meta['name']}")
        elif token.type in {"html_raw", "nomarkdown"}:
            found.update(_raw_ids(token.content))
        for child in token.children or ():
            _take(found, child)
            if child.type == "footnote_ref":
                repeat = f":{child.meta['repeat']}" if child.meta["repeat"] else ""
                found.add(f"fnref:{prefix}{child.content}{repeat}")
            elif child.type == "html_inline":
                found.update(_raw_ids(child.content))
    return frozenset(found)


def _take(found: set[str], token: Token) -> None:
    for key in ("id", "name"):
        value = token.attrs.get(key)
        if value is not None and (key == "id" or token.tag == "a"):
            found.add(html.unescape(str(value)))


def _raw_ids(content: str) -> Iterator[str]:
    for groups in _ID.findall(content):
        yield html.unescape(next((one for one in groups if one), ""))
