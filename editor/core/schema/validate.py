"""Front matter against a schema: jsonschema_rs's verdict as records that the rules report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from jsonschema_rs import ValidationError

from editor.core.header.values import Value, json_value
from editor.core.jekyll.documents import words
from editor.core.schema.model import Schema
from editor.core.schema.types import field_type

BEYOND_JSON_SCHEMA = "x-type"
"""Keyword of a value that is right for JSON Schema but not for its field type (a bad date)."""
LISTED = frozenset({"tags", "categories"})
"""The keys of which Jekyll makes lists."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing in which a front matter breaks the schema.

    ``key`` is the top-level key, None for the front matter as a whole; ``path`` leads on from
    there. ``keyword`` is JSON Schema's ("required", "maxLength"...) or BEYOND_JSON_SCHEMA,
    ``expected`` what stands behind it in the schema.
    """

    keyword: str
    key: str | None
    path: tuple[str | int, ...]
    expected: object
    value: object

    @property
    def place(self) -> str:
        """Key and path as one text: ``related_articles[0].slug``."""
        steps = (f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return (self.key or "") + "".join(steps)


def violations(schema: Schema, values: Mapping[str, Value]) -> tuple[Violation, ...]:
    """All violations, in the schema's order.

    Values are taken as Jekyll hands them to templates: a key without a value as absent, and the
    text of ``tags`` and ``categories`` as a list where the schema wants one.
    """
    given = {k: as_listed(schema, k, value) for k, value in values.items() if value is not None}
    document = {k: v if isinstance(v, str) else json_value(v) for k, v in given.items()}
    errors = schema.validator.iter_errors(document)
    wrong = list(chain.from_iterable(_read(error, schema) for error in errors))
    told = {v.key for v in wrong if not v.path}
    wrong += (v for v in _beyond_json_schema(schema, given) if v.key not in told)
    if len(wrong) > 1:
        order = {key: n for n, key in enumerate(schema.order)}
        wrong.sort(key=lambda v: order.get(v.key or "", len(order)))
    return tuple(wrong)


def as_listed(schema: Schema, key: str, value: Value) -> Value:
    """``value`` as the list that Jekyll makes of a text, where ``schema`` wants a list.

    Commas tell that another list was meant than the one that Jekyll makes: that is for the schema
    to refuse.
    """
    if key not in LISTED or not isinstance(value, str) or "," in value or not value.strip():
        return value
    properties = schema.raw.get("properties")
    node = properties.get(key) if isinstance(properties, Mapping) else None
    wants_list = isinstance(node, Mapping) and node.get("type") == "array"
    return words(value) if wants_list else value


def _read(error: ValidationError, schema: Schema) -> Iterator[Violation]:
    path, keyword = tuple(error.instance_path), error.kind.name
    if error.schema_path[-1:] == ["dependentRequired"]:
        keyword = "dependentRequired"  # which names its errors as "required" does
    if keyword == "required":
        full = (*path, str(error.kind.value))
        yield Violation("required", str(full[0]), full[1:], expected=True, value=None)
    elif keyword == "additionalProperties" and isinstance(error.instance, dict):
        # One error stands for all the keys; each is told by itself.
        for name in error.kind.value:
            full = (*path, name)
            value = error.instance[name]
            yield Violation(keyword, str(full[0]), full[1:], expected=False, value=value)
    else:
        expected = _at(schema.raw, error.schema_path)
        key = str(path[0]) if path else None
        yield Violation(keyword, key, path[1:], expected, error.instance)


def _at(node: object, path: Iterable[str | int]) -> object:
    """What stands at ``path`` of the schema document; None where it is written otherwise."""
    for step in path:
        if isinstance(node, Mapping):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return node


def _beyond_json_schema(schema: Schema, values: Mapping[str, Value]) -> Iterator[Violation]:
    for key, kind in schema.typed_by_hint:
        value = values.get(key)
        if value not in (None, "") and not field_type(kind).accepts(value):
            yield Violation(BEYOND_JSON_SCHEMA, key, (), kind, value)
