"""The properties of a JSON Schema document as fields."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.schema.hints import FIELD_HINTS, KNOWN_SOURCES, HintReader, Place
from editor.core.schema.model import NO_RANGE, Field, Range

LONG_TEXT = 120
"""A text that may be longer than this gets a field of several lines."""

Node = Mapping[str, object]


def read_fields(node: Node, hints: HintReader, place: Place) -> tuple[Field, ...]:
    """The properties of an object schema, by their ``order`` hint, else as they stand."""
    properties = node.get("properties")
    if not isinstance(properties, Mapping):
        return ()
    required = node.get("required")
    names = frozenset(map(str, required)) if isinstance(required, list) else frozenset()
    fields = [
        _field(
            str(key),
            schema if isinstance(schema, Mapping) else {},
            hints,
            (*place, "properties", str(key)),
            position=n,
            required=str(key) in names,
        )
        for n, (key, schema) in enumerate(properties.items())
    ]
    return tuple(sorted(fields, key=lambda f: f.order))


def _field(
    key: str, node: Node, hints: HintReader, place: Place, *, position: int, required: bool
) -> Field:
    table = hints.table(node, place, FIELD_HINTS)
    enum = _listed(node.get("enum")) or _listed(_items(node).get("enum"))
    titles = hints.texts(table, "title", place) or _plain_text(node.get("title"))
    inner = node if "properties" in node else _items(node)
    return Field(
        key=key,
        type=hints.field_type(table, place) or guess_type(node),
        required=required,
        length=_limits(node, "minLength", "maxLength"),
        amount=_limits(node, "minimum", "maximum"),
        count=_limits(node, "minItems", "maxItems"),
        pattern=_text(node.get("pattern")),
        enum=enum,
        default=node.get("default"),
        recommended=hints.flag(table, "recommended", place),
        accepted=hints.range(table, "accepted", place),
        wanted=hints.range(table, "wanted", place),
        title=titles,
        help=hints.texts(table, "help", place) or _plain_text(node.get("description")),
        order=hints.number(table, "order", place, default=10 * (position + 1)),
        style=hints.style(table, place),
        known=hints.one_of(table, "known", place, KNOWN_SOURCES),
        suggested=_listed(node.get("examples")) or _listed(_items(node).get("examples")),
        computed=hints.computed(table, place),
        plain_text=hints.flag(table, "plain_text", place),
        counter=hints.flag(table, "counter", place),
        widget=hints.text(table, "widget", place),
        hidden=hints.flag(table, "hidden", place),
        properties=read_fields(inner, hints, place),
    )


def guess_type(node: Node) -> str:
    """The field type that goes with a JSON Schema that has no hint."""
    kinds = node.get("type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    names = [name for name in listed if isinstance(name, str)]
    if "array" in names:
        texts = _items(node).get("type") == "string" or "enum" in _items(node)
        return "tags" if texts else "list"
    if "enum" in node or "const" in node:
        return "choice"
    if "string" in names:
        return _text_type(node)
    return next((_BY_JSON_TYPE[n] for n in names if n in _BY_JSON_TYPE), "any")


_BY_JSON_TYPE = {"boolean": "boolean", "integer": "number", "number": "number", "object": "mapping"}
_BY_FORMAT = {
    "date": "datetime",
    "date-time": "datetime",
    "uri": "url",
    "iri": "url",
    "uri-reference": "url",
    "iri-reference": "url",
}


def _text_type(node: Node) -> str:
    form = node.get("format")
    if isinstance(form, str) and form in _BY_FORMAT:
        return _BY_FORMAT[form]
    longest = node.get("maxLength")
    return "multiline" if isinstance(longest, int) and longest > LONG_TEXT else "text"


def _limits(node: Node, low: str, high: str) -> Range:
    ends = (_number(node.get(low)), _number(node.get(high)))
    return Range(*ends) if ends != (None, None) else NO_RANGE


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _items(node: Node) -> Node:
    items = node.get("items")
    return items if isinstance(items, Mapping) else {}


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _plain_text(value: object) -> Mapping[str, str]:
    return {"": value} if isinstance(value, str) else {}
