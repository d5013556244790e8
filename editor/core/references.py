"""What a post leads to and shows, and the ids it can be led to: all that rules of links read in it.

It depends on the post's body alone, so it can be kept as long as that is unchanged; what is right
or wrong about it depends on the site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter

from editor.core import kramdown
from editor.core.kramdown.options import Options
from editor.core.text.span import Span

_LIQUID = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{.*?\}\}|\{%.*?%\}",
    re.DOTALL,
)
# Jekyll runs Liquid before kramdown, which may trip over what is in the braces.
# A letter without case that no living language has: it stays in the ids that are made from it.
_MASK = "\U00010380"
_HIDDEN = re.compile(r"\{%-?\s*(?:raw|comment|assign)\b")
_TAG = re.compile(r"\{%-?\s*(link|post_url)\s+(\S.*?)\s*-?%\}")
_FILTERED = re.compile(
    r"(\{\{-?\s*(['\"]))((?:(?!\2).)*)(\2\s*\|\s*(?:relative|absolute)_url\s*-?\}\})"
)
_BASE = re.compile(r"(?:\{\{-?\s*site\.url\s*-?\}\}\s*)?\{\{-?\s*site\.baseurl\s*-?\}\}")
_HOST = re.compile(r"\{\{-?\s*site\.url\s*-?\}\}")


class Way(StrEnum):
    """How an address is written: decides what it is relative to."""

    PLAIN = "plain"
    """As a browser takes it."""
    BASED = "based"
    """Behind the site's ``baseurl``, which Liquid puts in front."""
    HOSTED = "hosted"
    """Behind the site's ``url`` alone."""
    FILE = "file"
    """A path below the site's folder in ``{% link %}``."""
    POST = "post"
    """A post's name in ``{% post_url %}``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One address in a post.

    Attributes:
        target: Where it leads, without the Liquid around it, entities read.
        start: Where the target is written, in code points of the whole text.
        end: Where it ends; what is put there instead leads elsewhere.
        image: Whether it is shown in the page and not gone to.
        way: How it is written.
        text: What the link says, or the image's alternative text; "" where that is not known.
        html: Whether it is the value of an HTML attribute.
    """

    target: str
    start: int
    end: int
    image: bool
    way: Way
    text: str
    html: bool

    @property
    def span(self) -> Span:
        """Where the target is written."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class References:
    """All addresses of a post in the order of the text, and the ids in its page.

    An address whose Liquid cannot be told beforehand is not among them. Definitions that several
    links use are there once for each.
    """

    all: tuple[Reference, ...] = ()
    ids: frozenset[str] = frozenset()
    closed: bool = True
    """Whether these are all ids; not so where Liquid writes a part of the page."""

    @property
    def links(self) -> Iterator[Reference]:
        """What is gone to."""
        return (one for one in self.all if not one.image)

    @property
    def images(self) -> Iterator[Reference]:
        """What is shown."""
        return (one for one in self.all if one.image)


def find_references(text: str, body_start: int, document: kramdown.Document) -> References:
    """The references of the post ``text``, whose body ``document`` was read from.

    A body with Liquid in it is read anew with its braces covered up.
    """
    body = text[body_start:]
    if "{{" not in body and "{%" not in body:
        found = [
            Reference(a.value, a.start + body_start, a.end + body_start, a.image, Way.PLAIN,
                      a.text, a.html)
            for a in kramdown.addresses_in(document)
        ]  # fmt: skip
        return References(tuple(found), kramdown.ids_in(document))
    return _with_liquid(body, body_start, document.options)


def _with_liquid(body: str, body_start: int, options: Options) -> References:
    document = kramdown.parse(_LIQUID.sub(lambda found: _MASK * len(found.group()), body), options)
    found: list[Reference] = []
    named: list[tuple[int, int]] = []
    for address in kramdown.addresses_in(document):
        way, start, end = Way.PLAIN, address.start, address.end
        target = address.value
        if _MASK in target:
            named.append((start, end))
            told = _unmasked(body, start, end)
            if told is None:
                continue
            way, start, end = told
            target = body[start:end]
        text = address.text.replace(_MASK, "")
        start, end = start + body_start, end + body_start
        found.append(Reference(target, start, end, address.image, way, text, address.html))
    closed = True
    for liquid in _LIQUID.finditer(body):
        tag = _tag(liquid, body_start)
        if tag is not None:
            found.append(tag)
        elif not _HIDDEN.match(liquid.group()):
            closed = closed and any(a <= liquid.start() < b for a, b in named)
    found.sort(key=lambda one: one.start)
    known = frozenset(name for name in kramdown.ids_in(document) if _MASK not in name)
    return References(tuple(found), known, closed)


def _tag(liquid: re.Match[str], body_start: int) -> Reference | None:
    """A tag that Jekyll resolves itself, wherever it stands: an unknown target ends its build."""
    found = _TAG.fullmatch(liquid.group())
    if found is None or "{{" in found.group(2):
        return None
    at = body_start + liquid.start() + found.start(2)
    way = Way.FILE if found.group(1) == "link" else Way.POST
    return Reference(
        found.group(2), at, at + len(found.group(2)), image=False, way=way, text="", html=False
    )


def _unmasked(body: str, start: int, end: int) -> tuple[Way, int, int] | None:
    """The way and the target's place of an address with Liquid in it; None where it is no use."""
    written = body[start:end]
    filtered = _FILTERED.match(written)
    if filtered is not None:
        # What follows the filter belongs to the address too: only a fragment does no harm.
        rest = written[filtered.end() :]
        if rest and not rest.startswith("#"):
            return None
        return Way.BASED, start + filtered.start(3), start + filtered.end(3)
    for way, pattern in ((Way.BASED, _BASE), (Way.HOSTED, _HOST)):
        front = pattern.match(written)
        if front is not None:
            rest = written[front.end() :]
            return None if "{{" in rest or "{%" in rest else (way, start + front.end(), end)
    return None


_PARTS = attrgetter(*(part.name for part in fields(Reference)))


def references_to_text(references: References) -> str:
    """``references`` as a text for a cache."""
    listed = [_PARTS(one) for one in references.all]
    return json.dumps(
        [listed, sorted(references.ids), references.closed],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def references_from_text(text: str) -> References:
    """What :func:`references_to_text` made.

    Raises:
        ValueError: when the text is none of its own.
    """
    try:
        listed, names, closed = json.loads(text)
        found = tuple(
            Reference(target, start, end, image, Way(way), said, html)
            for target, start, end, image, way, said, html in listed
        )
        return References(found, frozenset(names), bool(closed))
    except (TypeError, ValueError) as fault:
        raise ValueError(text) from fault
