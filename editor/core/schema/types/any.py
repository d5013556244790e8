"""Field type "any": a key of which the schema says nothing; what is typed means what YAML says."""

from __future__ import annotations

from editor.core.header.psych import resolve_plain
from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar


def accepts(_value: Value) -> bool:
    """Everything."""
    return True


def parse(text: str) -> Value:
    """What Jekyll would read were the text written plain."""
    return resolve_plain(text.strip())


ANY = FieldType(
    id="any",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={},
)
