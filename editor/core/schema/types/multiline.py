"""Field type "multiline": text of some length, such as an excerpt or a description."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar


def accepts(value: Value) -> bool:
    """Text only."""
    return isinstance(value, str)


def parse(text: str) -> Value:
    """The text as typed, line ends within it kept."""
    return text.strip()


MULTILINE = FieldType(
    id="multiline",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={"type": "string"},
)
