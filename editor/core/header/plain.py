"""A header of the plainest shape, read without libyaml: its values at once, its places when asked.

Nine headers of ten are such, and most of what is asked about a site is asked of values. What is
read here is what libyaml and Psych would read, places and nodes included; the tests hold one
against the other. Any line whose meaning is not beyond doubt sends the whole header to the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

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


@dataclass(frozen=True, slots=True)
class _Line:
    """A key with its value; offsets are code points of the whole text, ``end`` without blanks."""

    key: str
    kind: str
    value: Value
    first: int
    start: int
    end: int
    behind: int


class PlainHeader:
    """What such a header says. ``values`` has the last of equal keys."""

    def __init__(self, text: str, lines: tuple[_Line, ...]) -> None:
        self._text = text
        self._lines = lines
        self._made: list[Entry | None] = [None] * len(lines)
        self.values: dict[str, Value] = {line.key: line.value for line in lines}
        self._last = {line.key: number for number, line in enumerate(lines)}

    @property
    def repeats_keys(self) -> bool:
        """Whether a key stands there twice."""
        return len(self._last) < len(self._lines)

    def keys(self) -> tuple[str, ...]:
        """The keys in file order, each once."""
        return tuple(self.values)

    def get(self, key: str) -> Entry | None:
        """The last entry of ``key``."""
        number = self._last.get(key)
        if number is None:
            return None
        return self._made[number] or self._entry(number)

    def entries(self) -> tuple[Entry, ...]:
        """All entries in file order."""
        return tuple(self._entry(number) for number in range(len(self._lines)))

    def root(self) -> Mapping:
        """The whole as nodes."""
        entries = self.entries()
        pairs = tuple((entry.key_node, entry.node) for entry in entries)
        return Mapping(pairs[0][0].start, pairs[-1][1].end, "block", pairs, None, None)

    def _entry(self, number: int) -> Entry:
        made = self._made[number]
        if made is None:
            made = self._made[number] = _entry(self._text, self._lines[number])
        return made


def read_plain(text: str, fences: Fences) -> PlainHeader | None:
    """The header between ``fences``, None where it must be parsed."""
    start, end = fences.yaml.start, fences.yaml.end
    if _UNUSUAL.search(text, start, end) is not None:
        return None
    lines: list[_Line] = []
    while start < end:
        found = _LINE.match(text, start, end)
        if found is None or found["key"].lower() in _RESOLVED_KEYS:
            return None
        try:
            lines.append(_line(found))
        except (PsychError, ValueError):
            return None
        start = found.end()
    return PlainHeader(text, tuple(lines)) if lines else None


def _line(found: re.Match[str]) -> _Line:
    kind = found.lastgroup or ""
    inner = found[kind]
    start, end = found.span(kind)
    value: Value = inner
    if kind == "plain":
        text = inner.rstrip(" ")
        value, end = scan(text), start + len(text)
    elif kind == "map":
        value = _map_value(inner)
    else:
        if kind == "list":
            value = [text if word == "" else scan(word) for text, word in _ITEM.findall(inner)]
        elif kind == "maps":
            value = [_map_value(one) for one in _IN_MAP.findall(inner)]
        start, end = start - 1, end + 1  # quotes and brackets
    return _Line(found["key"], kind, value, found.start(), start, end, found.end())


def _map_value(source: str) -> Value:
    return dict(_IN_PAIR.findall(source))


# --- Places ------------------------------------------------------------------------------------

_STYLES: dict[str, Style] = {"double": "double", "single": "single", "plain": "plain"}


def _entry(text: str, line: _Line) -> Entry:
    style = _STYLES.get(line.kind, "flow")
    make = partial(_places, text, line)
    return Entry(line.key, line.value, style, line.key, is_text=True, make=make)


def _places(text: str, line: _Line) -> Places:
    key_end = line.first + len(line.key)
    node = _node(text, line)
    return Places(
        key_span=Span(line.first, key_end),
        value_span=Span(line.start, line.end),
        lines=Span(line.first, line.behind),
        raw=text[line.start : line.end],
        items=_items(text, node, line.value),
        key_node=Scalar(line.first, key_end, "plain", line.key, plain=True, tag=None, anchor=None),
        node=node,
    )


def _node(text: str, line: _Line) -> Node:
    start, end = line.start, line.end
    style = _STYLES.get(line.kind)
    if style is not None:
        plain = style == "plain"
        inner = text[start:end] if plain else text[start + 1 : end - 1]
        return Scalar(start, end, style, inner, plain, tag=None, anchor=None)
    if line.kind == "map":
        return _map(text, start, end)
    items: list[Node] = []
    if line.kind == "list":
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
