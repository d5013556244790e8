"""Field type "number": a whole or decimal number."""

from __future__ import annotations

import math

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar


def accepts(value: Value) -> bool:
    """A finite number; booleans are none."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def parse(text: str) -> Value | Invalid:
    """A number in ASCII or full-width digits."""
    typed = text.strip()
    if not typed:
        return None
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        number = float(typed)
    except ValueError:
        return Invalid("number", {"text": typed})
    return number if math.isfinite(number) else Invalid("number", {"text": typed})


NUMBER = FieldType(
    id="number",
    accepts=accepts,
    blank=None,
    parse=parse,
    show=show_scalar,
    json_schema={"type": "number"},
    style="plain",
)
