"""The keys of a header one by one, with their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.header.nodes import Node, Style
from editor.core.header.values import Value
from editor.core.text.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. ``raw`` is the source of ``span``, which leaves out anchor and tag."""

    span: Span
    value: Value
    style: Style
    raw: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where an entry stands, see :class:`Entry`."""

    key_span: Span
    value_span: Span
    lines: Span
    raw: str
    items: tuple[Item, ...]
    key_node: Node = field(repr=False, compare=False)
    node: Node = field(repr=False, compare=False)


class Entry:
    """One ``key: value`` of the header. Offsets are code points of the whole text.

    ``key`` is the key as written, without quotes; ``is_text`` tells whether Jekyll sees that text
    as the key, ``seen_as`` what it sees (``yes: 1`` has the key ``true``). Without ``places`` they
    are made when first asked for: most entries are only looked at.
    """

    __slots__ = ("_places", "is_text", "key", "seen_as", "style", "value")

    def __init__(
        self,
        key: str,
        value: Value,
        style: Style,
        seen_as: str,
        *,
        is_text: bool = True,
        places: Places | None = None,
    ) -> None:
        self.key = key
        self.value = value
        self.style = style
        self.seen_as = seen_as
        self.is_text = is_text
        self._places = places

    @property
    def places(self) -> Places:
        """All places at once."""
        if self._places is None:
            self._places = self._located()
        return self._places

    def _located(self) -> Places:
        """The places of an entry that was made without."""
        raise NotImplementedError

    @property
    def key_span(self) -> Span:
        """The key, with its quotes if it has any."""
        return self.places.key_span

    @property
    def value_span(self) -> Span:
        """The value alone, without anchor and tag; zero-width behind the colon if there is none."""
        return self.places.value_span

    @property
    def lines(self) -> Span:
        """The whole lines that make up the entry."""
        return self.places.lines

    @property
    def raw(self) -> str:
        """The source of the value."""
        return self.places.raw

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of a list."""
        return self.places.items

    @property
    def key_node(self) -> Node:
        """The key as a node."""
        return self.places.key_node

    @property
    def node(self) -> Node:
        """The value as a node."""
        return self.places.node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash((self.key, self.key_span))

    def __repr__(self) -> str:
        return f"Entry({self.key!r}, {self.value!r}, {self.places!r})"

    def _compared(self) -> tuple[object, ...]:
        return (self.key, self.value, self.style, self.seen_as, self.is_text, self.places)
