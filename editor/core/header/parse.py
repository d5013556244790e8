"""The front matter of a post: its keys in file order, with places, styles and Jekyll's values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from editor.core.header.construct import Constructor
from editor.core.header.entries import Entry, Item, Places
from editor.core.header.errors import HeaderError, UnreadableError
from editor.core.header.fences import Fences, find_header
from editor.core.header.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Style,
    line_end,
    read_nodes,
    span_of,
)
from editor.core.header.plain import PlainHeader, read_plain
from editor.core.header.values import Value, ruby_text
from editor.core.text.span import Span

__all__ = [
    "Entry",
    "Header",
    "HeaderError",
    "Item",
    "Style",
    "Value",
    "parse_by_nodes",
    "parse_header",
]


@dataclass(frozen=True)
class Header:
    """The front matter of one text.

    With an ``error`` Jekyll sees no key at all, and so there are no entries. ``values`` is what
    Jekyll sees: the last of equal keys, merge keys merged in. ``plain`` has been read without the
    parser, and makes its entries when they are asked for.
    """

    fences: Fences | None
    error: HeaderError | None
    values: dict[str, Value]
    parsed: tuple[Entry, ...] = ()
    parsed_root: Node | None = field(default=None, repr=False, compare=False)
    plain: PlainHeader | None = field(default=None, repr=False, compare=False)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in file order."""
        return self.parsed if self.plain is None else self.plain.entries

    @cached_property
    def root(self) -> Node | None:
        """The header as nodes, for the writing side."""
        return self.parsed_root if self.plain is None else self.plain.root()

    @property
    def body_start(self) -> int:
        """The first offset behind the closing fence's line; 0 where there is no header."""
        return 0 if self.fences is None else self.fences.body_start

    def get(self, key: str) -> Entry | None:
        """The entry of ``key`` that Jekyll sees: the last one."""
        plain = self.plain
        if plain is not None:
            return plain.get(key)
        for entry in reversed(self.parsed):
            if entry.key == key:
                return entry
        return None

    def keys(self) -> tuple[str, ...]:
        """The keys in file order, each once."""
        if self.plain is not None:
            return self.plain.keys()
        return tuple(dict.fromkeys(entry.key for entry in self.parsed))

    @property
    def duplicates(self) -> tuple[Entry, ...]:
        """The entries that a later one of the same key hides from Jekyll."""
        if self.plain is not None and not self.plain.repeats_keys:
            return ()
        last = {(entry.seen_as, entry.is_text): entry for entry in self.entries}
        return tuple(e for e in self.entries if last[(e.seen_as, e.is_text)] is not e)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


def parse_header(text: str) -> Header:
    """The header of ``text`` (LF line ends alone). Never raises."""
    fences = find_header(text)
    if fences is None:
        return Header(None, None, {})
    plain = read_plain(text, fences)
    if plain is not None:
        return Header(fences, None, plain.values, plain=plain)
    return parse_by_nodes(text, fences)


def parse_by_nodes(text: str, fences: Fences) -> Header:
    """The header between ``fences``, whatever its shape."""
    try:
        return _read(text, fences)
    except UnreadableError as error:
        return Header(fences, error.told(text), {})


def _read(text: str, fences: Fences) -> Header:
    # As Jekyll does, with the opening line: offsets are the text's own then.
    root = read_nodes(text, fences.yaml.end)
    constructor = Constructor()
    if not isinstance(root, Mapping):
        value = None if root is None else constructor.value(root)
        if value is not None and value is not False:
            raise UnreadableError("not-mapping", _first_line(text, fences))
        return Header(fences, None, {}, parsed_root=root)
    if root.tag is not None:
        constructor.value(root)  # refuses what Psych refuses
        constructor = Constructor()
    values: dict[str, Value] = {}
    entries: list[Entry] = []
    for key_node, node in root.pairs:
        key, value = constructor.add_pair(values, key_node, node)
        entries.append(_entry(text, (key_node, node), key, value))
    return Header(fences, None, values, tuple(entries), root)


def _first_line(text: str, fences: Fences) -> Span:
    """The first line between the fences that is not blank."""
    start = fences.yaml.start
    while start < fences.yaml.end and text[start] in " \t\n":
        start += 1
    end = text.find("\n", start, fences.yaml.end)
    return Span(start, fences.yaml.end if end < 0 else max(start, end))


def _entry(text: str, pair: tuple[Node, Node], jekyll_key: Value, value: Value) -> Entry:
    key_node, node = pair
    key_span, value_span = span_of(key_node), span_of(node)
    key = key_node.text if isinstance(key_node, Scalar) else key_span.of(text)
    first = text.rfind("\n", 0, key_span.start) + 1
    places = Places(
        key_span=key_span,
        value_span=value_span,
        lines=Span(first, line_end(text, max(value_span.end, key_span.end))),
        raw=value_span.of(text),
        items=_items(text, node, value),
        key_node=key_node,
        node=node,
    )
    return Entry(
        key,
        value,
        node.style,
        ruby_text(jekyll_key),
        is_text=isinstance(jekyll_key, str),
        places=places,
    )


def _items(text: str, node: Node, value: Value) -> tuple[Item, ...]:
    if not isinstance(node, Sequence) or not isinstance(value, list):
        return ()
    return tuple(
        Item(span_of(item), made, item.style, span_of(item).of(text))
        for item, made in zip(node.items, value, strict=True)
    )
