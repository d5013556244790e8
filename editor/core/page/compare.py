"""Two pages compared as a browser reads them: what differs, where, and from which line it comes.

Not compared, since no reader can see it: the order of attributes and of class names, how characters
are escaped, white space that a browser collapses, the classes of the spans within code (the colours
of two highlighters are never the same), and the version by which Jekyll and its plugins sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from selectolax.lexbor import LexborHTMLParser, LexborNode

from editor.core.page.difference import Comparison, Difference
from editor.core.render.block import Block

_BLOCK_NAMES = """
address article aside base blockquote body br caption col colgroup dd details dialog div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link
main menu meta nav noscript ol optgroup option p pre script section style summary table tbody td
template tfoot th thead title tr ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements at whose edges a browser shows no blank."""
PRESERVED = frozenset({"pre", "textarea", "script", "style"})
"""Elements whose white space counts."""
BOXES = frozenset({"audio", "canvas", "iframe", "img", "input", "object", "svg", "video", "wbr"})
"""Elements within a line that stand for something themselves: blanks beside them are seen."""
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_VERSION = re.compile(r"\bv\d+(?:\.\d+)+")
_LINE = "genko-line:"


@dataclass(slots=True)
class _Piece:
    """What a browser meets: an element's start or end, text, a comment."""

    kind: str
    name: str
    text: str
    path: str
    depth: int
    line: int | None

    @property
    def key(self) -> tuple[bool, str]:
        """What must be the same: a text may read like a tag."""
        return self.kind in {"flow", "text"}, self.text

    @property
    def shown(self) -> str:
        """The piece as HTML."""
        if self.kind in {"flow", "text"}:
            return self.text.replace("&", "&amp;").replace("<", "&lt;")
        return self.text


def compare(ours: str, theirs: str) -> Comparison:
    """Where ``ours`` (it may carry lines, see :func:`with_lines`) differs from ``theirs``."""
    one, other = _pieces(ours), _pieces(theirs)
    matcher = SequenceMatcher(None, [p.key for p in one], [p.key for p in other], autojunk=False)
    found = tuple(
        Difference(_place(one, other, a, c), _lines(one[a:b]), _lines(other[c:d]), _from(one, a))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
    return Comparison(_lines(one, indent=True), _lines(other, indent=True), found)


def with_lines(html: str, article: slice | None, blocks: Sequence[Block]) -> str:
    """The page ``html`` with comments in its ``article`` that tell the lines of the post's text."""
    if article is None:
        return html
    body = html[article]
    parts, at = [html[: article.start]], 0
    for block in blocks:
        place = body.find(block.html.strip("\n"), at)
        if place < 0:
            continue
        parts += [body[at:place], f"<!--{_LINE}{block.first_line}-->"]
        at = place
    return "".join((*parts, body[at:], f"<!--{_LINE}-->", html[article.stop :]))


def _place(one: list[_Piece], other: list[_Piece], a: int, c: int) -> str:
    """The element in which the pages part."""
    if a < len(one):
        return one[a].path
    return other[c].path if c < len(other) else ""


def _from(pieces: list[_Piece], at: int) -> int | None:
    """The line of the text: of the piece itself, or of the one that it would follow."""
    here = pieces[at].line if at < len(pieces) else None
    return here if here is not None or at == 0 else pieces[at - 1].line


def _lines(pieces: Sequence[_Piece], *, indent: bool = False) -> str:
    shown = (
        ("  " * piece.depth if indent else "") + piece.shown
        for piece in pieces
        if not (piece.kind == "close" and piece.name in VOID)
    )
    return "\n".join(shown)


def _pieces(html: str) -> list[_Piece]:
    root = LexborHTMLParser(html).root
    return _tidy(_Walk().pieces(root)) if root is not None else []


class _Walk:
    """Goes through a page; remembers the line it has come to."""

    def __init__(self) -> None:
        self._line: int | None = None

    def pieces(self, root: LexborNode) -> Iterator[_Piece]:
        """All of the page."""
        yield from self._element(root, "", 0, keep=False)

    def _children(self, node: LexborNode, path: str, depth: int, *, keep: bool) -> Iterator[_Piece]:
        seen: dict[str, int] = {}
        child = node.child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                text = child.text_content or ""
                yield _Piece("text" if keep else "flow", "", text, path, depth, self._line)
            elif tag in {"-comment", "_comment", "!--"}:
                yield from self._comment(child, path, depth)
            elif tag and tag[0] not in "-!":
                seen[tag] = seen.get(tag, 0) + 1
                step = tag if seen[tag] == 1 else f"{tag}[{seen[tag]}]"
                yield from self._element(child, f"{path}/{step}", depth, keep=keep)
            child = child.next

    def _element(self, node: LexborNode, path: str, depth: int, *, keep: bool) -> Iterator[_Piece]:
        tag = node.tag or ""
        path = path or f"/{tag}"
        if keep and tag == "span" and "/pre" in path:
            yield from self._children(node, path, depth, keep=keep)
            return
        start = f"<{tag}{''.join(_attributes(tag, node))}>"
        yield _Piece("open", tag, start, path, depth, self._line)
        inside = keep or tag in PRESERVED
        yield from self._children(node, path, depth + 1, keep=inside)
        yield _Piece("close", tag, f"</{tag}>", path, depth, self._line)

    def _comment(self, node: LexborNode, path: str, depth: int) -> Iterator[_Piece]:
        text = _SPACE.sub(" ", node.comment_content or "").strip()
        if text.startswith(_LINE):
            line = text.removeprefix(_LINE)
            self._line = int(line) if line else None
            return
        yield _Piece("comment", "", f"<!-- {_VERSION.sub('v', text)} -->", path, depth, self._line)


def _attributes(tag: str, node: LexborNode) -> Iterator[str]:
    """The attributes in one order, each with a blank in front."""
    given = node.attributes
    signed = tag == "meta" and given.get("name") == "generator"
    for name, value in sorted(given.items()):
        text = value or ""
        if name == "class":
            text = " ".join(sorted(text.split()))
        elif signed and name == "content":
            text = _VERSION.sub("v", text)
        escaped = text.replace("&", "&amp;").replace('"', "&quot;")
        yield f' {name}="{escaped}"' if escaped else f" {name}"


def _tidy(given: Iterator[_Piece]) -> list[_Piece]:
    """The pieces without the white space that no browser shows; texts side by side become one."""
    out: list[_Piece] = []
    fresh = True  # at the edge of a block, or behind a blank
    for piece in given:
        if piece.kind == "flow":
            text = _SPACE.sub(" ", piece.text)
            piece.text = text.lstrip(" ") if fresh else text
            if not piece.text:
                continue
            fresh = piece.text.endswith(" ")
        elif piece.kind == "text":
            fresh = False
        elif piece.name in BLOCKS:
            _strip_end(out)
            fresh = True
        elif piece.name in BOXES:
            fresh = False
        if out and piece.kind in {"flow", "text"} and out[-1].kind == piece.kind:
            out[-1].text += piece.text
        else:
            out.append(piece)
    _strip_end(out)
    return out


def _strip_end(out: list[_Piece]) -> None:
    """Take the blank off the text before the edge of a block."""
    for at in range(len(out) - 1, -1, -1):
        piece = out[at]
        if piece.kind == "flow":
            piece.text = piece.text.rstrip(" ")
            if not piece.text:
                del out[at]
            return
        if piece.kind == "text" or piece.name in BLOCKS or piece.name in BOXES:
            return
