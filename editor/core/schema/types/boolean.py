"""Field type "boolean": yes or no."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar

# As YAML 1.1 and with it Jekyll reads plain words.
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


def accepts(value: Value) -> bool:
    """True or false, not a word that looks so in quotes."""
    return isinstance(value, bool)


def parse(text: str) -> Value | Invalid:
    """The words that YAML takes for true and false, in any case."""
    typed = text.strip().lower()
    if not typed:
        return None
    if typed in _TRUE:
        return True
    return False if typed in _FALSE else Invalid("boolean", {"text": text.strip()})


BOOLEAN = FieldType(
    id="boolean",
    accepts=accepts,
    blank=False,
    parse=parse,
    show=show_scalar,
    json_schema={"type": "boolean"},
    style="plain",
)
