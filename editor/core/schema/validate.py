"""Front matter against a schema: jsonschema's verdict as records that the rules report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import cast

from jsonschema.exceptions import ValidationError

from editor.core.header.values import Value, json_value
from editor.core.schema.model import Schema
from editor.core.schema.types import field_type

BEYOND_JSON_SCHEMA = "x-type"
"""Keyword of a value that is right for JSON Schema but not for its field type (a bad date)."""


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

    A key without a value is taken as absent: Jekyll hands both to the templates as nil.
    """
    given = {key: value for key, value in values.items() if value is not None}
    document = {key: json_value(value) for key, value in given.items()}
    wrong: list[Violation] = []
    if not schema.surely_valid(document):
        wrong += chain.from_iterable(_read(e) for e in schema.validator.iter_errors(document))
    told = {v.key for v in wrong if not v.path}
    wrong += (v for v in _beyond_json_schema(schema, given) if v.key not in told)
    if len(wrong) > 1:
        order = {key: n for n, key in enumerate(schema.order)}
        wrong.sort(key=lambda v: order.get(v.key or "", len(order)))
    return tuple(wrong)


def _read(error: ValidationError) -> Iterator[Violation]:
    path = tuple(error.absolute_path)
    keyword = str(error.validator)
    expected, value = cast("object", error.validator_value), cast("object", error.instance)
    if keyword == "required" and isinstance(value, Mapping) and isinstance(expected, list):
        yield from _missing(error.message, expected, path)
    elif keyword == "additionalProperties" and not path and isinstance(value, Mapping):
        yield from _additional(cast("Mapping[str, object]", error.schema), value)
    else:
        key = str(path[0]) if path else None
        yield Violation(keyword, key, path[1:], expected, value)


def _missing(message: str, required: list[str], path: tuple[str | int, ...]) -> Iterator[Violation]:
    """One violation: each missing key is an error of its own, named by its message alone."""
    for name in required:
        if message.startswith(f"{name!r} is a required"):
            full = (*path, name)
            yield Violation("required", str(full[0]), full[1:], expected=True, value=None)


def _additional(schema: Mapping[str, object], values: Mapping[str, object]) -> Iterator[Violation]:
    """One error of jsonschema stands for all the keys; each is told by itself."""
    allowed = cast("Mapping[str, object]", schema.get("properties", {}))
    patterns = list(cast("Mapping[str, object]", schema.get("patternProperties", {})))
    for name, value in values.items():
        if name not in allowed and not any(re.search(p, name) for p in patterns):
            yield Violation("additionalProperties", name, (), expected=False, value=value)


def _beyond_json_schema(schema: Schema, values: Mapping[str, Value]) -> Iterator[Violation]:
    for key, kind in schema.typed_by_hint:
        value = values.get(key)
        if value not in (None, "") and not field_type(kind).accepts(value):
            yield Violation(BEYOND_JSON_SCHEMA, key, (), kind, value)
