"""Field type "datetime": a date, or a date with time and, best, its offset from UTC."""

from __future__ import annotations

import re
from datetime import date

from editor.core.header.psych import resolve_plain
from editor.core.header.scalars import stamp
from editor.core.header.values import Time, Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar

# What Psych takes for text but Ruby's Time.parse, which Jekyll calls then, still reads: no seconds.
_LOOSE = re.compile(
    r"\d{4}[-/](?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\d|3[01])[ T]+(?:[01]?\d|2[0-3]):[0-5]\d"
    r"(?: *(?:Z|UTC|[-+]\d\d:?\d\d))?\Z"
)


def accepts(value: Value) -> bool:
    """A date or time of Psych's, or text that Ruby reads as one."""
    if isinstance(value, str):
        return isinstance(resolve_plain(value), date | Time) or _LOOSE.match(value) is not None
    return isinstance(value, date | Time)


def parse(text: str) -> Value | Invalid:
    """The stamp as Jekyll reads it written plain: the offset stays as typed."""
    typed = text.strip()
    if not typed:
        return None
    value = resolve_plain(typed)
    return value if accepts(value) else Invalid("datetime", {"text": typed})


def show(value: Value) -> str:
    """``2026-04-19 18:00:00 +0900`` as written; no offset where none was."""
    return stamp(value) if isinstance(value, date | Time) else show_scalar(value)


DATETIME = FieldType(
    id="datetime",
    accepts=accepts,
    blank=None,
    parse=parse,
    show=show,
    json_schema={"type": "string"},
    style="plain",
)
