"""The type of a key, learnt: field type, JSON Schema's part of it, and the keys of mappings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from editor.core.header.values import Value
from editor.core.schema.kinds import kind_of
from editor.core.schema.learn.evidence import SURE_SHARE, Around
from editor.core.schema.learn.model import Choice
from editor.core.schema.learn.observe import Seen
from editor.core.schema.types import field_type

FEW_VALUES = 12
"""No more different values than this make a list to choose from."""
LONG_TEXT = 120
TEXTS = frozenset({"text", "multiline"})
LISTS = frozenset({"tags", "list"})
_FAMILIES: tuple[frozenset[str], ...] = (frozenset({"text", "url", "image"}), LISTS)
"""Kinds of value that one field type can hold all of."""
_JSON_TYPES = {
    "boolean": "boolean",
    "number": "number",
    "tags": "array",
    "list": "array",
    "mapping": "object",
}


def type_of(seen: Seen, around: Around) -> str:
    """The field type that the values suggest: "any" where they do not agree."""
    counts = _counts(seen)
    total = sum(counts.values())
    for family in _FAMILIES:
        if sum(counts.get(kind, 0) for kind in family) >= SURE_SHARE * max(1, total):
            single = family is not LISTS
            return _text_type(seen, around) if single else _list_type(seen, around)
    kind, count = max(counts.items(), key=lambda one: one[1], default=("any", 0))
    return kind if count >= SURE_SHARE * total else "any"


def _counts(seen: Seen) -> dict[str, int]:
    """How many values are of which kind. An empty text says nothing about what belongs there."""
    return {str(kind): n for kind, n in seen.kinds.counts.items() if kind != "empty"}


def _text_type(seen: Seen, around: Around) -> str:
    counts, wanted = _counts(seen), around.hint("type")
    if not counts.get("text"):
        return "image" if counts.get("image") else "url"
    if wanted in TEXTS:
        return str(wanted)
    return "multiline" if max(seen.lengths.sizes(), default=0) > LONG_TEXT else "text"


def _list_type(seen: Seen, around: Around) -> str:
    if "list" in seen.kinds.counts:
        return "list"
    few = not seen.many and len(seen.values.counts) <= FEW_VALUES
    one_each = max(seen.counts.sizes(), default=0) <= 1
    return "choice" if one_each and few and around.enough else "tags"


def type_choice(seen: Seen, around: Around) -> Choice:
    """Its field type, and what JSON Schema can say of it."""
    kind = type_of(seen, around)
    kinds = _kinds_of(kind, seen)
    counts = _counts(seen)
    return Choice(
        seen.key,
        "type",
        holds=sum(n for name, n in counts.items() if name in kinds),
        of=sum(counts.values()),
        patch={**_node(kind, seen, around), "x-genko": {"type": kind}},
        args={"type": kind},
        departures=seen.kinds.departures([*kinds, "empty"]),
    )


def _node(kind: str, seen: Seen, around: Around) -> dict[str, object]:
    if kind == "any":
        kinds = sorted({_JSON_TYPES.get(name, "string") for name in _counts(seen)})
        return {"type": kinds} if kinds else {}
    if kind == "number" and seen.whole:
        return {"type": "integer"}
    if kind == "image" and "object" in _listed(around.base.get("type")):
        return {"type": ["string", "object"]}
    if kind in {"tags", "choice"}:
        items = {_json_type(value) for value in seen.values.bare()}
        return {"type": "array", "items": {"type": _one_or_all(items or {"string"})}}
    return dict(field_type(kind).json_schema)


def _kinds_of(kind: str, seen: Seen) -> frozenset[str]:
    """The kinds of value that a field type holds."""
    if kind == "any":
        return frozenset(_counts(seen))
    if kind in TEXTS:
        return _FAMILIES[0]
    if kind == "choice":
        return LISTS
    return next((family for family in _FAMILIES if kind in family), frozenset({kind}))


def entries_choice(seen: Seen, around: Around) -> Choice | None:
    """The keys of a mapping, or of the mappings in a list."""
    kind = type_of(seen, around)
    if not seen.entries or not around.enough or kind not in {"list", "mapping"}:
        return None
    total = len(seen.entries)
    keys = dict.fromkeys(key for entry in seen.entries for key in entry)
    properties = {key: _inner(key, seen.entries) for key in keys}
    node: dict[str, object] = {"type": "object", "properties": properties}
    everywhere = [key for key in keys if all(e.get(key) is not None for e in seen.entries)]
    if everywhere:
        node["required"] = everywhere
    patch = {"items": node} if kind == "list" else node
    args = {"keys": ", ".join(keys)}
    return Choice(seen.key, "entries", holds=total, of=total, patch=patch, args=args)


def _inner(key: str, entries: Iterable[Mapping[str, Value]]) -> dict[str, object]:
    kinds = {_json_type(v) for entry in entries if (v := entry.get(key)) is not None}
    return {"type": _one_or_all(kinds)} if kinds else {}


def _json_type(value: Value) -> str:
    return "string" if value == "" else _JSON_TYPES.get(kind_of(value), "string")


def _one_or_all(names: Iterable[str]) -> str | list[str]:
    ordered = sorted(names)
    return ordered[0] if len(ordered) == 1 else ordered


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
