"""Which field type a value looks like: what a schema is guessed from."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from editor.core.header.psych import is_stamp
from editor.core.header.values import Time, Value
from editor.core.schema.types import url

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif"})


def kind_of(value: Value) -> str:
    """The id of the field type that ``value``, which is not None, looks like."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, date | Time):
        return "datetime"
    if isinstance(value, list):
        return "tags" if all(not isinstance(v, list | dict) for v in value) else "list"
    if isinstance(value, dict):
        return "mapping"
    assert isinstance(value, str)
    return _text_kind(value)


def _text_kind(value: str) -> str:
    if is_stamp(value):
        return "datetime"
    if PurePosixPath(value).suffix.lower() in _IMAGES:
        return "image"
    return "url" if url.accepts(value) else "text"
