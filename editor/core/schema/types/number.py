"""Field type "number": a whole or decimal number."""

from __future__ import annotations

import math

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar
from editor.core.text.typed import in_ascii


def accepts(value: Value) -> bool:
    """A finite number; booleans are none."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def parse(text: str) -> Value | Invalid:
    """A number in ASCII or full-width digits and signs."""
    typed = in_ascii(text)
    if not typed:
        return None
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        number = float(typed)
    except ValueError:
        return Invalid("number", {"text": text.strip()})
    return number if math.isfinite(number) else Invalid("number", {"text": text.strip()})


NUMBER = FieldType(
    id="number",
    accepts=accepts,
    blank=None,
    parse=parse,
    show=show_scalar,
    json_schema={"type": "number"},
    style="plain",
)
