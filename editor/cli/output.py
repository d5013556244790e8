"""Values and lists as people and programs read them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TextIO

HERE = "\0here"
"""Stands for what is JSON already: :func:`write_json_around`."""
_WIDE = frozenset("WF")
_WIDEST = 60
"""Places that a column takes at most; a longer cell moves the rest of its own line."""


def write_json(value: object, stream: TextIO, *, indent: int | None = 2) -> None:
    """``value`` as JSON with a line end; Japanese stays readable."""
    # In one piece: json.dump makes it in thousands, by a much slower way.
    stream.write(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n")


def write_json_around(words: str, value: object, stream: TextIO, *, indent: int | None = 2) -> None:
    """As :func:`write_json`, with ``words``, JSON already, in the place of HERE in ``value``."""
    made = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    before, _, behind = made.partition(json.dumps(HERE))
    stream.write(before)
    stream.write(words)
    stream.write(f"{behind}\n")


def shown_time(moment: datetime | None) -> str | None:
    """A point in time as ISO 8601 with its offset."""
    return None if moment is None else moment.isoformat(timespec="seconds")


def write_table(rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Columns under each other; full-width characters take two places."""
    lines = [tuple(row) for row in rows]
    count = max((len(line) for line in lines), default=0)
    widths = [max(width(line[n]) for line in lines if n < len(line)) for n in range(count)]
    widths = [min(places, _WIDEST) for places in widths]
    for line in lines:
        cells = [cell + " " * (widths[n] - width(cell)) for n, cell in enumerate(line)]
        stream.write("  ".join(cells).rstrip() + "\n")


def width(text: str) -> int:
    """The places that ``text`` takes at a terminal."""
    return sum(
        0
        if unicodedata.combining(char)
        else 2
        if unicodedata.east_asian_width(char) in _WIDE
        else 1
        for char in text
    )
