"""Field type "text": one line."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar


def accepts(value: Value) -> bool:
    """Text only: what YAML reads as a number or a date is none."""
    return isinstance(value, str)


def parse(text: str) -> Value:
    """The text as typed; spaces at its ends are kept out."""
    return text.strip()


TEXT = FieldType(
    id="text",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={"type": "string"},
)
