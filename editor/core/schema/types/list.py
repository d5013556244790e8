"""Field type "list": a list of anything; in a line, of texts."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar, split_items


def accepts(value: Value) -> bool:
    """Any list."""
    return isinstance(value, list)


def parse(text: str) -> Value:
    """Items parted by commas."""
    return list[Value](split_items(text))


LIST = FieldType(
    id="list",
    accepts=accepts,
    blank=[],
    parse=parse,
    show=show_scalar,
    json_schema={"type": "array"},
    style="flow",
)
