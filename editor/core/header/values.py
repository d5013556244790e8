"""The values of a header as Jekyll's Ruby holds them, and how they compare and show as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TypeAlias, Union


@dataclass(frozen=True, slots=True)
class Time:
    """A Ruby ``Time`` that Psych made of a plain stamp with hours.

    ``instant`` is aware and in UTC. ``offset`` is the written offset in minutes, or None for a
    stamp without a zone, which Psych takes for UTC (Jekyll's well-known day shift). ``is_utc``
    tells a stamp that ends in Z, which Ruby prints with the name of the zone.
    """

    instant: datetime
    offset: int | None = None
    is_utc: bool = field(default=False, compare=False)

    @property
    def written(self) -> datetime:
        """The clock time as it stands in the file, with its offset (UTC where none is written)."""
        return self.instant.astimezone(timezone(timedelta(minutes=self.offset or 0)))


Value: TypeAlias = Union[bool, int, float, str, date, Time, "list[Value]", "dict[str, Value]", None]
"""What a key can hold. ``datetime`` never occurs: a stamp with hours is a :class:`Time`."""

Writable: TypeAlias = Union[
    bool, int, float, str, date, Time, "Sequence[Writable]", "Mapping[str, Writable]", None
]
"""What can be written: as Value, with any sequence for a list and any mapping for a map."""

JsonValue: TypeAlias = Union[bool, int, float, str, "list[JsonValue]", "dict[str, JsonValue]", None]


def as_value(value: Writable) -> Value:
    """``value`` with lists and dicts of its own."""
    if isinstance(value, Mapping):
        return {key: as_value(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_value(inner) for inner in value]
    return value


def same(one: Value, other: Value) -> bool:
    """Whether two values are of one type and equal: True is not 1, 1 is not 1.0, NaN is NaN.

    As in Ruby, the order of a map's keys does not count.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return one == other


def ruby_text(value: Value) -> str:
    """``value.to_s`` of Ruby for what can be a key of a map; for lists and maps, Ruby's look."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, float):
        return _ruby_float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Time):
        return _ruby_time(value, UTC)
    if isinstance(value, list):
        return "[" + ", ".join(map(_inspected, value)) + "]"
    if isinstance(value, dict):
        pairs = (f"{_inspected(key)}=>{_inspected(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    return str(value)


def _inspected(value: Value) -> str:
    if value is None:
        return "nil"
    return f'"{value}"' if isinstance(value, str) else ruby_text(value)


def _ruby_float(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return decimal(value)


def decimal(value: float) -> str:
    """A finite float as Ruby shows it, always with a point: Psych takes ``1e+20`` for text."""
    mantissa, exponent, power = repr(value).partition("e")
    return (mantissa if "." in mantissa else f"{mantissa}.0") + exponent + power


def _ruby_time(value: Time, zone: tzinfo) -> str:
    """Ruby's ``Time#to_s``; a stamp without a zone shows in the zone Jekyll runs in."""
    if value.offset == 0:
        # Ruby calls a "Z" UTC and a "+0000" by its offset; the text of both is read alike.
        return f"{value.instant.isoformat(' ', 'seconds')[:19]} +0000"
    shown = value.instant.astimezone(zone) if value.offset is None else value.written
    return shown.strftime("%Y-%m-%d %H:%M:%S %z")


def json_value(value: Value, zone: tzinfo = UTC) -> JsonValue:
    """``value`` as JSON, the way Jekyll's ``jsonify`` filter shows it.

    ``zone`` is the site's time zone: a stamp written without one is shown in it. JSON has no
    infinities and no NaN; they become None.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Time):
        return _ruby_time(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [json_value(inner, zone) for inner in value]
    if isinstance(value, dict):
        return {key: json_value(inner, zone) for key, inner in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
