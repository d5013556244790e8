"""Which widget shows a value: that of the schema's type where it fits, else its YAML."""

from __future__ import annotations

from datetime import date

from editor.core.header.values import Time, Value
from editor.core.schema.model import Field

RAW = "any"
"""The widget that shows a value's own YAML: it can show everything."""

_LINES = frozenset({"text", "multiline", "choice", "url", "image"})
_SHORT = 30
"""Texts of an unknown list up to this length are shown as chips."""


def shape(field: Field | None, value: Value) -> str:
    """The id of the widget for a value; a key without a field is judged by its value."""
    if field is None:
        return _guess(value)
    wanted = field.widget or field.type
    if wanted == "text" and (field.enum or field.suggested or field.known):
        wanted = "choice"
    if wanted == "list" and field.properties:
        return RAW
    return wanted if value is None or _fits(wanted, value) else RAW


def _fits(wanted: str, value: Value) -> bool:
    if wanted in _LINES:
        return _is_scalar(value) or (wanted == "choice" and _is_list_of_one(value))
    if wanted == "tags":
        return isinstance(value, str) or _is_flat(value)
    if wanted == "datetime":
        return isinstance(value, str | date | Time)
    if wanted == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if wanted == "boolean":
        return isinstance(value, bool)
    return wanted == "list" and _is_flat(value)


def _guess(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, date | Time):
        return "datetime"
    if isinstance(value, str):
        return "multiline" if "\n" in value else "text"
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "tags" if all(len(str(v)) <= _SHORT for v in value) else "list"
    return RAW


def _is_scalar(value: Value) -> bool:
    return not isinstance(value, list | dict)


def _is_flat(value: Value) -> bool:
    return isinstance(value, list) and all(map(_is_scalar, value))


def _is_list_of_one(value: Value) -> bool:
    return isinstance(value, list) and len(value) <= 1 and all(map(_is_scalar, value))
