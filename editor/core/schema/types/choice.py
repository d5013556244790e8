"""Field type "choice": one of some values, bare or as a list of one (``categories: [news]``)."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar


def accepts(value: Value) -> bool:
    """A scalar, or a list of one."""
    if isinstance(value, list):
        return len(value) <= 1 and not any(isinstance(v, list | dict) for v in value)
    return not isinstance(value, dict)


def parse(text: str) -> Value:
    """The value as text; whether it becomes a list of one is decided by what stands there."""
    return text.strip()


CHOICE = FieldType(
    id="choice",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={"type": ["string", "array"], "items": {"type": "string"}, "maxItems": 1},
)
