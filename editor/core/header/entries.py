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
class Entry:
    """One ``key: value`` of the header. Offsets are code points of the whole text.

    ``key`` is the key as written, without quotes; ``is_text`` tells whether Jekyll sees that text
    as the key, ``seen_as`` what it sees (``yes: 1`` has the key ``true``). ``value_span`` is the
    value alone, without anchor and tag, zero-width behind the colon where there is none; ``raw`` is
    its source. ``lines`` are the whole lines that make up the entry.
    """

    key: str
    key_span: Span
    value_span: Span
    lines: Span
    value: Value
    style: Style
    raw: str
    items: tuple[Item, ...]
    is_text: bool
    seen_as: str
    key_node: Node = field(repr=False, compare=False)
    node: Node = field(repr=False, compare=False)
