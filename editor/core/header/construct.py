"""Nodes to values, as Psych's safe loading with Date, Time and aliases makes them."""

from __future__ import annotations

import binascii
import re

from editor.core.header.errors import UnreadableError
from editor.core.header.nodes import Alias, Mapping, Node, Scalar, Sequence, read_nodes, span_of
from editor.core.header.psych import PsychError, scan
from editor.core.header.values import Value, ruby_text

_TEXT_TAGS = frozenset({"!str", "!ruby/string", "tag:yaml.org,2002:str"})
_BINARY_TAGS = frozenset({"!binary", "tag:yaml.org,2002:binary"})
_FLOAT_TAGS = frozenset({"!float", "tag:yaml.org,2002:float"})
_OMAP_TAGS = frozenset({"!omap", "tag:yaml.org,2002:omap"})
_HASH_TAG = "!ruby/object:Hash"
# Tags for which Psych asks for a class that Jekyll does not permit.
_REFUSED_SCALAR = re.compile(
    r"!ruby/(?:object|class|module|regexp|range|encoding|sym)|!(?:str|ruby/string):."
)
_REFUSED_SEQUENCE = re.compile(r"!(?:seq|ruby/array):.")
_REFUSED_MAPPING = re.compile(
    r"!ruby/|!map:.|!(?:str|set|omap)$|tag:yaml\.org,2002:(?:str|set|omap)$"
)
_LARGEST = 50_000
"""Nodes of a header once its aliases are followed; more is an accident or an attack."""
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


class Constructor:
    """Makes values of the nodes of one document, which must be handed in file order.

    Psych registers an anchor when it meets it and takes the last one of a name, so the order
    matters; :meth:`value` keeps what it has seen.
    """

    def __init__(self) -> None:
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._made = 0

    def value(self, node: Node) -> Value:
        """The value of ``node``.

        Raises:
            UnreadableError: where Psych gives up: a symbol, an unknown alias, a class of Ruby.
        """
        before = self._made
        made = self._value(node)
        self._made += 1
        if self._made > _LARGEST:
            raise UnreadableError("aliases", span_of(node))
        anchor = node.anchor
        if anchor is not None and not isinstance(node, Alias):
            self._anchors[anchor] = (made, self._made - before)
        return made

    def _value(self, node: Node) -> Value:
        match node:
            case Alias(anchor=anchor):
                if anchor not in self._anchors:
                    raise UnreadableError("alias", span_of(node))
                made, size = self._anchors[anchor]
                self._made += size
                return made
            case Scalar():
                return self._scalar(node)
            case Sequence():
                return self._sequence(node)
            case Mapping():
                return self._mapping(node)

    def _scalar(self, node: Scalar) -> Value:
        if not node.plain:
            return node.text
        tag = node.tag
        if tag in _TEXT_TAGS:
            return node.text
        if tag in _BINARY_TAGS:
            return _from_base64(node.text)
        if tag is not None and _REFUSED_SCALAR.match(tag):
            raise UnreadableError("type", span_of(node), tag=tag)
        try:
            found = scan(node.text)
        except PsychError as error:
            raise UnreadableError(error.reason, span_of(node), value=node.text[:40]) from None
        return _as_float(found, node) if tag in _FLOAT_TAGS else found

    def _sequence(self, node: Sequence) -> Value:
        if node.tag is not None and _REFUSED_SEQUENCE.match(node.tag):
            raise UnreadableError("type", span_of(node), tag=node.tag)
        if node.tag in _OMAP_TAGS:
            return self._ordered(node)
        return [self.value(item) for item in node.items]

    def _ordered(self, node: Sequence) -> Value:
        """``!!omap``: a map written as a list of maps of one pair."""
        made: dict[str, Value] = {}
        for item in node.items:
            if not isinstance(item, Mapping) or not item.pairs:
                raise UnreadableError("type", span_of(item), tag="!!omap")
            key, value = item.pairs[0]
            made[ruby_text(self.value(key))] = self.value(value)
        return made

    def _mapping(self, node: Mapping) -> Value:
        if node.tag is not None and node.tag != _HASH_TAG and _REFUSED_MAPPING.match(node.tag):
            raise UnreadableError("type", span_of(node), tag=node.tag)
        made: dict[str, Value] = {}
        for key_node, value_node in node.pairs:
            self.add_pair(made, key_node, value_node)
        return made

    def add_pair(
        self, made: dict[str, Value], key_node: Node, value_node: Node
    ) -> tuple[Value, Value]:
        """Put a pair into a map: the last of equal keys wins, ``<<`` merges. Gives the pair."""
        key = self.value(key_node)
        value = self.value(value_node)
        merged = _merged(value_node, value) if key == "<<" and not _is_text(key_node) else None
        if merged is None:
            made[ruby_text(key)] = value
        else:
            made.update(merged)
        return key, value


def _is_text(key: Node) -> bool:
    return isinstance(key, Scalar) and key.tag == "tag:yaml.org,2002:str"


def _merged(node: Node, value: Value) -> dict[str, Value] | None:
    """What ``<<`` adds: the map, or the maps of a list (the first wins); None if neither."""
    if isinstance(node, Sequence) and isinstance(value, list):
        together: dict[str, Value] = {}
        for one in reversed(value):
            if not isinstance(one, dict):
                return None
            together.update(one)
        return together
    if isinstance(node, Alias | Mapping) and isinstance(value, dict):
        return value
    return None


def _as_float(found: Value, node: Scalar) -> float:
    """Ruby's ``Float()`` of what the text reads as."""
    refused = UnreadableError("number", span_of(node), value=node.text[:40])
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        raise refused
    try:
        return float(found)
    except (ValueError, OverflowError):
        raise refused from None


def _from_base64(text: str) -> str:
    """Ruby's lenient ``unpack("m")``: strange characters are passed over, bytes shown as UTF-8."""
    packed = _NOT_BASE64.sub(b"", text.encode("ascii", "ignore"))
    packed = packed[: len(packed) - (len(packed) % 4 == 1)]
    return binascii.a2b_base64(packed + b"=" * (-len(packed) % 4)).decode("utf-8", "replace")


def load(text: str) -> Value:
    """The value of one YAML document as Jekyll's loading sees it (``_config.yml``, data files).

    Raises:
        UnreadableError: when it is no YAML, or holds what Jekyll does not permit; ``told(text)``
            gives the error with its line.
    """
    root = read_nodes(text, len(text))
    return None if root is None else Constructor().value(root)
