"""Field type "tags": a list of short texts."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar, split_items


def accepts(value: Value) -> bool:
    """A list of scalars, or text, which Jekyll parts at its spaces."""
    if isinstance(value, list):
        return not any(isinstance(v, list | dict) for v in value)
    return isinstance(value, str)


def parse(text: str) -> Value:
    """Tags parted by commas; a tag given twice counts once."""
    return list[Value](dict.fromkeys(split_items(text)))


TAGS = FieldType(
    id="tags",
    accepts=accepts,
    blank=[],
    parse=parse,
    show=show_scalar,
    json_schema={"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    style="flow",
)
