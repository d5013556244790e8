"""Field type "mapping": keys with values of their own; edited as YAML, not in a line."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar


def accepts(value: Value) -> bool:
    """Any mapping."""
    return isinstance(value, dict)


def parse(text: str) -> Value | Invalid:
    """Nothing gives no value; everything else has to be written as YAML in the form's own row."""
    return Invalid("mapping", {"text": text.strip()}) if text.strip() else {}


MAPPING = FieldType(
    id="mapping",
    accepts=accepts,
    blank={},
    parse=parse,
    show=show_scalar,
    json_schema={"type": "object"},
    style="flow",
)
