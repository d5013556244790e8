"""The YAML of a header as a tree of nodes with places, made of the parser's events.

Events, not PyYAML's composed nodes: there an alias *is* its anchor's node, with the anchor's place.
libyaml decides what is YAML, as it does for Jekyll.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

import yaml

from editor.core.header.errors import UnreadableError, from_yaml
from editor.core.text.span import Span

Style: TypeAlias = Literal[
    "plain", "single", "double", "literal", "folded", "flow", "block", "alias", "empty"
]
"""How a value is written."""

_SCALAR_STYLES: dict[str | None, Style] = {
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_PROPERTIES = re.compile(r"(?:(?:!<[^>\n]*>|[&!][^\s,\[\]{}]*)(?:[ \t]+|(?=\n)|$|(?=[,\]}])))+")
_TO_CONTENT = re.compile(r"(?:[ \t\n]|(?<=[ \t\n])#[^\n]*)*")
_DEEPEST = 100
"""Levels of nesting; a header with more is an accident or an attack."""

# What libyaml takes for blanks and line ends.
_TRAILING = " \t\n\x85\u2028\u2029"

# PyYAML's wheels hold libyaml; where a build has none, the Python parser stands in (it differs
# in rare documents).
_PARSER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, stamp... ``start`` is behind anchor and tag; ``end`` without blanks."""

    start: int
    end: int
    style: Style
    text: str
    plain: bool
    """Whether its type is found from its text (Psych: neither quoted nor tagged as text)."""
    tag: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; its end is that of its last item, or of the closing bracket."""

    start: int
    end: int
    style: Style
    items: tuple[Node, ...]
    tag: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map, pairs in file order, duplicates included."""

    start: int
    end: int
    style: Style
    pairs: tuple[tuple[Node, Node], ...]
    tag: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """``*name``; ``anchor`` is the name."""

    start: int
    end: int
    anchor: str
    style: Style = "alias"


Node: TypeAlias = Scalar | Sequence | Mapping | Alias


def span_of(node: Node) -> Span:
    """The node's place: its content without anchor and tag."""
    return Span(node.start, node.end)


def line_end(text: str, end: int) -> int:
    """The offset behind the line in which something ends at ``end``."""
    if end and text[end - 1] == "\n":
        return end  # a block scalar with its blank lines ends behind a line end
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1


def read_nodes(text: str, end: int) -> Node | None:
    """The root of the one YAML document in ``text[:end]``; None where there is no document.

    Raises:
        UnreadableError: when libyaml cannot read it, or it holds several documents.
    """
    return _Reader(text, end).document()


class _Reader:
    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._source = text[:end]
        self._depth = 0

    def document(self) -> Node | None:
        try:
            self._parser = _PARSER(self._source)
        except yaml.YAMLError as error:
            raise from_yaml(error, self._source) from None
        except UnicodeEncodeError as error:
            place = Span(error.start, error.end)
            raise UnreadableError("character", place, character="U+D800–DFFF") from None
        try:
            return self._single_root()
        except yaml.YAMLError as error:
            raise from_yaml(error, self._source) from None
        finally:
            self._parser.dispose()

    def _single_root(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while True:
            event = self._parser.get_event()
            if event is None or isinstance(event, yaml.StreamEndEvent):
                return root
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    at = _index(event.start_mark)
                    raise UnreadableError("documents", Span(at, min(at + 3, len(self._source))))
                root = self._node(self._parser.get_event())

    def _node(self, event: yaml.Event | None) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            start, end = _index(event.start_mark), _index(event.end_mark)
            return Alias(start, end, event.anchor or "")
        self._depth += 1
        if self._depth > _DEEPEST:
            at = _index(event.start_mark) if event else 0
            raise UnreadableError("depth", Span(at, at + 1))
        node = (
            self._sequence(event)
            if isinstance(event, yaml.SequenceStartEvent)
            else self._mapping(event)
        )
        self._depth -= 1
        return node

    def _children(self) -> tuple[list[Node], int]:
        """The nodes up to the end of the collection that has begun, and its end mark."""
        nodes: list[Node] = []
        while True:
            event = self._parser.get_event()
            if isinstance(event, yaml.ScalarEvent):
                nodes.append(self._scalar(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                return nodes, _index(event.end_mark)
            else:
                nodes.append(self._node(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _index(event.start_mark), _index(event.end_mark)
        has_properties = event.anchor is not None or event.tag is not None
        if has_properties or self._text.startswith("!", start):
            start = self._behind_properties(start, end)
        style = _SCALAR_STYLES.get(event.style, "plain")
        if not (style in {"literal", "folded"} and self._keeps_blank_lines(start)):
            end = self._trimmed(start, end)
        if style == "plain" and start == end:
            style = "empty"
        quoted = event.implicit[1]
        return Scalar(start, end, style, event.value, not quoted, event.tag, event.anchor)

    def _sequence(self, event: yaml.SequenceStartEvent) -> Sequence:
        items, end = self._children()
        start = self._collection_start(event)
        style: Style = "flow" if event.flow_style else "block"
        if style == "block":
            end = items[-1].end if items else self._trimmed(start, end)
        return Sequence(start, max(start, end), style, tuple(items), event.tag, event.anchor)

    def _mapping(self, event: yaml.Event | None) -> Mapping:
        assert isinstance(event, yaml.MappingStartEvent)
        nodes, end = self._children()
        start = self._collection_start(event)
        style: Style = "flow" if event.flow_style else "block"
        if style == "block":
            end = nodes[-1].end if nodes else self._trimmed(start, end)
        pairs = tuple(zip(nodes[::2], nodes[1::2], strict=True))
        return Mapping(start, max(start, end), style, pairs, event.tag, event.anchor)

    def _collection_start(self, event: yaml.CollectionStartEvent) -> int:
        start = _index(event.start_mark)
        if event.anchor is None and event.tag is None:
            return start
        return self._behind_properties(start, len(self._source))

    def _behind_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self._text, start, end)
        if found is None:
            return start
        content = _TO_CONTENT.match(self._text, found.end(), end)
        at = content.end() if content else found.end()
        return at if at < end else min(len(self._text[:end].rstrip(_TRAILING)), end)

    def _keeps_blank_lines(self, start: int) -> bool:
        """Whether a block scalar's heading holds ``+``: its blank lines are the value's."""
        return "+" in self._text[start : start + 3]

    def _trimmed(self, start: int, end: int) -> int:
        """``end`` without what libyaml's end marks run over: blanks, blank lines, an indent."""
        while end > start and self._text[end - 1] in _TRAILING:
            end -= 1
        return end


def _index(mark: object) -> int:
    index = getattr(mark, "index", 0)
    assert isinstance(index, int)
    return index
