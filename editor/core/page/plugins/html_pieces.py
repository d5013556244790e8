"""HTML in pieces, as plugins read it that change the texts of a page.

They hand a page to Nokogiri (libxml2) and print what comes out, so that more changes than they mean
to: addresses are escaped, a ``</p>`` that closes nothing is gone. What a browser shows of that is
followed here; how libxml2 breaks lines is not. Known from what it does (Nokogiri 1.13).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import quote

from editor.core.page.compare import VOID

Kind: TypeAlias = Literal["text", "start", "end", "raw", "other"]
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_TAG = re.compile(r"""</?[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*>""")
_ADDRESS = re.compile(
    r"""(?P<key>\s(?:href|src|action|name)\s*=\s*)"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""",
    re.IGNORECASE,
)
_SAFE = "@/:=?;#%&,+<>!~*'()"
_UNSAFE = re.compile(r"[^\w@/:=?;#%&,+!~*'()\">.\s-]", re.ASCII)
_RAW = frozenset({"script", "style"})
_NOT_IN_PARAGRAPHS = """
address blockquote caption center col colgroup dd dir div dl dt fieldset form h1 h2 h3 h4 h5 h6
hr li menu ol p pre table tbody td tfoot th thead tr ul
"""
_ENDS_PARAGRAPH = frozenset(_NOT_IN_PARAGRAPHS.split())
"""What begins or ends no element within a paragraph, to HTML 4; newer elements are not known."""
_RANKS = {
    "div": 1, "td": 2, "th": 2, "tr": 3, "tbody": 4, "tfoot": 4, "thead": 4, "table": 5,
}  # fmt: skip
"""What the end of another element closes only if that is at least of the same rank."""
_DEEPEST = 250
"""Elements within elements among which an end tag looks for its start."""
_OF_DOCUMENTS = frozenset({"html", "head", "body"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, a start or end tag, what stands in a script or style ("raw"), or a comment.

    ``name`` is that of the tag, in small letters.
    """

    kind: Kind
    text: str
    name: str = ""


def pieces(page: str) -> Iterator[Piece]:
    """``page`` in pieces that put together are the page; a tag without end takes all that follows.

    Takes time in proportion to the page, whatever is in it.
    """
    place = 0
    while (start := page.find("<", place)) >= 0:
        tag = _tag_at(page, start)
        before = page[place : start + (tag is None)]
        if before:
            yield Piece("text", before)
        place = start + 1
        if tag is not None:
            yield tag
            place = start + len(tag.text)
        if tag is not None and tag.kind == "start" and tag.name in _RAW:
            closing = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(page, place)
            stop = closing.start() if closing is not None else len(page)
            if stop > place:
                yield Piece("raw", page[place:stop], tag.name)
            place = stop
    if place < len(page):
        yield Piece("text", page[place:])


def _tag_at(page: str, start: int) -> Piece | None:
    """The tag or comment that begins at ``start``; None where none does."""
    for opening, closing in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
        if page.startswith(opening, start):
            end = page.find(closing, start + len(opening))
            return Piece("other", page[start : end + len(closing)] if end >= 0 else page[start:])
    named = _NAME.match(page, start)
    if named is None:
        return None
    tag = _TAG.match(page, start)
    kind: Kind = "end" if page[start + 1] == "/" else "start"
    return Piece(kind, page[start : None if tag is None else tag.end()], named[1].lower())


class Reprint:
    """Prints pieces as libxml2 does after it has read them, as far as browsers see it."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def __call__(self, piece: Piece) -> str:
        """The text of a piece, with the end tags that it makes necessary; "" where it goes."""
        if piece.kind == "start":
            ended = self._open[-1:] if _ends(piece.name, self._open) else []
            del self._open[len(self._open) - len(ended) :]
            if piece.name not in VOID and not piece.text.endswith("/>"):
                self._open.append(piece.name)
            return _end_tags(ended) + _with_escaped_addresses(piece)
        if piece.kind == "end" and piece.name not in VOID:
            return _end_tags(self._closed(piece.name))
        return piece.text

    def rest(self) -> str:
        """The ends of what is still open."""
        ended, self._open = self._open, []
        return _end_tags(ended)

    def _closed(self, name: str) -> list[str]:
        """What an end tag ends: its element and what is open in it, if that has no higher rank."""
        rank = _RANKS.get(name, 0)
        outermost = max(0, len(self._open) - _DEEPEST)
        for place in range(len(self._open) - 1, outermost - 1, -1):
            if self._open[place] == name:
                ended = self._open[place:]
                del self._open[place:]
                return ended
            if _RANKS.get(self._open[place], 0) > rank:
                return []
        return []


def _ends(name: str, opened: list[str]) -> bool:
    """Whether the start of an element ends the one that it stands in."""
    innermost = opened[-1] if opened else ""
    return (innermost == "p" and name in _ENDS_PARAGRAPH) or innermost == name == "a"


def _end_tags(names: list[str]) -> str:
    return "".join(f"</{name}>" for name in reversed(names))


def _with_escaped_addresses(tag: Piece) -> str:
    """A start tag whose addresses have no characters that addresses may not have."""
    if not _UNSAFE.search(tag.text, len(tag.name) + 1) and " " not in tag.text:
        return tag.text

    def escaped(found: re.Match[str]) -> str:
        if found["key"].strip().lower().startswith("name") and tag.name != "a":
            return found[0]
        given = found["double"] or found["single"] or found["bare"] or ""
        address = quote(html.unescape(given).lstrip(" \t\r\n"), safe=_SAFE)
        return f'{found["key"]}"{html.escape(address, quote=False)}"'

    return _ADDRESS.sub(escaped, tag.text)


def with_changed_texts(
    fragment: str, change: Callable[[str], str], left_alone: frozenset[str]
) -> str:
    """``fragment`` read and printed again, with ``change`` done to its texts.

    Texts (HTML, with entities) within elements called as those in ``left_alone`` stay; those of
    scripts and styles are texts too, unless they are among them.
    """
    out: list[str] = []
    within: Counter[str] = Counter()
    reprint = Reprint()
    for piece in pieces(fragment):
        if piece.name in left_alone and piece.kind in {"start", "end"}:
            # A link within a link ends the first one.
            opened = 1 if piece.name == "a" else within[piece.name] + 1
            within[piece.name] = opened if piece.kind == "start" else max(0, opened - 2)
        if piece.kind in {"text", "raw"} and not within.total():
            out.append(change(piece.text))
        elif piece.name not in _OF_DOCUMENTS and not piece.text.startswith(("<!d", "<!D")):
            out.append(reprint(piece))
    return "".join(out) + reprint.rest()


_BODY = re.compile(r"<body(.*?)>\s*", re.DOTALL)


def with_changed_body(page: str, change: Callable[[str], str], left_alone: frozenset[str]) -> str:
    """A page with its ``<body>`` changed likewise; all of a page that shows none."""
    body = _BODY.search(page)
    if body is None:
        return with_changed_texts(page, change, left_alone)
    inner, end, rest = page[body.end() :].partition("</body>")
    return page[: body.end()] + with_changed_texts(inner, change, left_alone) + end + rest
