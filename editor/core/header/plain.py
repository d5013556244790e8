"""A header of the plainest shape, read without libyaml: its values at once, its places when asked.

Nine headers of ten are such, and most of what is asked about a site is asked of values. What is
read here is what libyaml and Psych would read, places and nodes included; the tests hold one
against the other. Any line whose meaning is not beyond doubt sends the whole header to the parser.
"""

from __future__ import annotations

import re

from editor.core.header.entries import Entry, Item, Places
from editor.core.header.fences import Fences
from editor.core.header.nodes import Mapping, Node, Scalar, Sequence, Style
from editor.core.header.psych import PsychError, scan
from editor.core.header.values import Value
from editor.core.text.span import Span

# A key of letters at the margin, then one text in quotes without escapes, one plain scalar without
# ":" and "#", a flow list of such, or maps of quoted texts. libyaml takes keys of 1024 characters.
# A word ends in no blank: then there is one way to read a list, and none is tried over and over.
_WORDISH = r"[^\W_](?:[\w .+/()-]*[\w.+/()-])?"
_QUOTED = r'"[^"\\\n]*"'
_PAIR = rf'"[A-Za-z][A-Za-z0-9_-]{{0,99}}": {_QUOTED}'
_MAP = rf"\{{{_PAIR}(?:, {_PAIR})*\}}"
_ONE = rf"(?:{_QUOTED}|{_WORDISH})"
_LINE = re.compile(
    r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,99}): +(?:"
    r'"(?P<double>[^"\\\n]*)"'
    r"|'(?P<single>[^'\n]*)'"
    r"|(?P<plain>[^\W_](?:[^:#\n]|(?<=\d):(?=\d))*)"
    rf"|\[(?P<list> *|(?: *{_ONE} *(?:, *{_ONE} *)*))\]"
    rf"|(?P<map>{_MAP})"
    rf"|\[(?P<maps>{_MAP}(?:, {_MAP})*)\]"
    r") *\n"
)
_ITEM = re.compile(rf'"([^"\\\n]*)"|({_WORDISH})')
_IN_MAP = re.compile(_MAP)
_IN_PAIR = re.compile(r'"([A-Za-z][A-Za-z0-9_-]{0,99})": "([^"\\\n]*)"')
_RESOLVED_KEYS = frozenset(("yes", "no", "on", "off", "true", "false", "null"))
# Tabs, other control characters, what libyaml takes for line ends, and what it refuses.
_UNUSUAL = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


_STYLES: dict[str, Style] = {"double": "double", "single": "single", "plain": "plain"}


class _PlainEntry(Entry):
    """A key with its value on one line; its spans are known without making nodes."""

    __slots__ = ("_at", "_kind", "_text")

    def __init__(self, text: str, found: re.Match[str]) -> None:
        key, kind = found["key"], found.lastgroup or ""
        value, start, end = _value(found, kind)
        super().__init__(key, value, _STYLES.get(kind, "flow"), key)
        self._text = text
        self._kind = kind
        self._at = (found.start(), start, end, found.end())

    @property
    def key_span(self) -> Span:
        first = self._at[0]
        return Span(first, first + len(self.key))

    @property
    def value_span(self) -> Span:
        return Span(self._at[1], self._at[2])

    @property
    def lines(self) -> Span:
        return Span(self._at[0], self._at[3])

    @property
    def raw(self) -> str:
        return self._text[self._at[1] : self._at[2]]

    def _located(self) -> Places:
        node = _node(self._text, self._kind, *self._at[1:3])
        first, key_end = self.key_span.start, self.key_span.end
        return Places(
            key_span=self.key_span,
            value_span=self.value_span,
            lines=self.lines,
            raw=self.raw,
            items=_items(self._text, node, self.value),
            key_node=Scalar(first, key_end, "plain", self.key, plain=True, tag=None, anchor=None),
            node=node,
        )


class PlainHeader:
    """What such a header says. ``values`` has the last of equal keys."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        """All entries in file order."""
        self.values: dict[str, Value] = {entry.key: entry.value for entry in entries}
        self._last = {entry.key: entry for entry in entries}

    @property
    def repeats_keys(self) -> bool:
        """Whether a key stands there twice."""
        return len(self._last) < len(self.entries)

    def keys(self) -> tuple[str, ...]:
        """The keys in file order, each once."""
        return tuple(self.values)

    def get(self, key: str) -> Entry | None:
        """The last entry of ``key``."""
        return self._last.get(key)

    def root(self) -> Mapping:
        """The whole as nodes."""
        pairs = tuple((entry.key_node, entry.node) for entry in self.entries)
        return Mapping(pairs[0][0].start, pairs[-1][1].end, "block", pairs, None, None)


def read_plain(text: str, fences: Fences) -> PlainHeader | None:
    """The header between ``fences``, None where it must be parsed."""
    start, end = fences.yaml.start, fences.yaml.end
    if _UNUSUAL.search(text, start, end) is not None:
        return None
    entries: list[Entry] = []
    while start < end:
        found = _LINE.match(text, start, end)
        if found is None or found["key"].lower() in _RESOLVED_KEYS:
            return None
        try:
            entries.append(_PlainEntry(text, found))
        except (PsychError, ValueError):
            return None
        start = found.end()
    return PlainHeader(tuple(entries)) if entries else None


def _value(found: re.Match[str], kind: str) -> tuple[Value, int, int]:
    """The value of a line with its start and end, without the blanks behind it."""
    inner = found[kind]
    start, end = found.span(kind)
    if kind == "plain":
        text = inner.rstrip(" ")
        return scan(text), start, start + len(text)
    if kind == "map":
        return _map_value(inner), start, end
    value: Value = inner
    if kind == "list":
        value = [text if word == "" else scan(word) for text, word in _ITEM.findall(inner)]
    elif kind == "maps":
        value = [_map_value(one) for one in _IN_MAP.findall(inner)]
    return value, start - 1, end + 1  # with quotes or brackets


def _map_value(source: str) -> Value:
    return dict(_IN_PAIR.findall(source))


# --- Places ------------------------------------------------------------------------------------


def _node(text: str, kind: str, start: int, end: int) -> Node:
    style = _STYLES.get(kind)
    if style is not None:
        plain = style == "plain"
        inner = text[start:end] if plain else text[start + 1 : end - 1]
        return Scalar(start, end, style, inner, plain, tag=None, anchor=None)
    if kind == "map":
        return _map(text, start, end)
    items: list[Node] = []
    if kind == "list":
        items += map(_item, _ITEM.finditer(text, start + 1, end - 1))
    else:
        items += (_map(text, *found.span()) for found in _IN_MAP.finditer(text, start + 1, end))
    return Sequence(start, end, "flow", tuple(items), None, None)


def _item(found: re.Match[str]) -> Scalar:
    if found[2] is None:
        return Scalar(*found.span(), "double", found[1], plain=False, tag=None, anchor=None)
    return Scalar(*found.span(), "plain", found[2], plain=True, tag=None, anchor=None)


def _map(text: str, start: int, end: int) -> Mapping:
    pairs = tuple(
        (_inner(found, 1), _inner(found, 2)) for found in _IN_PAIR.finditer(text, start, end)
    )
    return Mapping(start, end, "flow", pairs, None, None)


def _inner(found: re.Match[str], group: int) -> Scalar:
    start, end = found.span(group)
    return Scalar(start - 1, end + 1, "double", found[group], plain=False, tag=None, anchor=None)


def _items(text: str, node: Node, value: Value) -> tuple[Item, ...]:
    if not isinstance(node, Sequence) or not isinstance(value, list):
        return ()
    return tuple(
        Item(Span(item.start, item.end), made, item.style, text[item.start : item.end])
        for item, made in zip(node.items, value, strict=True)
    )
