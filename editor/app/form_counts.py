"""How long a text is against what the schema wants: the number beside a field and its state."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from editor.core.schema.model import NO_RANGE, Field, Range

_GRAPHEME = regex.compile(r"\X")

LEVELS = ("ok", "hint", "warning", "error")


def count_characters(text: str) -> int:
    """Characters as a reader counts them: a kana with its mark, or a joined emoji, is one."""
    return len(_GRAPHEME.findall(text))


@dataclass(frozen=True, slots=True)
class Gauge:
    """A count and the range it is held against."""

    count: int
    range: Range
    level: str
    """One of LEVELS: which of the schema's ranges the count leaves."""

    @property
    def label(self) -> str:
        """As it stands beside a field: "48 / 60", "92 / 80–120", "7 / 20+", "12"."""
        low, high = self.range.low, self.range.high
        if low is not None and high is not None:
            return f"{self.count} / {low:g}–{high:g}"
        if high is not None:
            return f"{self.count} / {high:g}"
        return f"{self.count}" if low is None else f"{self.count} / {low:g}+"


def text_gauge(text: str, field: Field | None) -> Gauge | None:
    """The gauge of a text field; None where the schema neither limits nor counts it.

    The range shown is the one an author writes for: what is wanted before what is allowed. A line
    of text shows only the end that it must not pass.
    """
    if field is None or not (field.counter or field.accepted or field.wanted or _has_end(field)):
        return None
    shown = field.wanted or field.accepted or field.length
    if field.type == "text" and field.length.high is not None:
        shown = Range(None, field.length.high)
    count = count_characters(text)
    return Gauge(count, shown, _level(count, field, field.length) if count else "ok")


def list_gauge(count: int, field: Field | None) -> Gauge | None:
    """The gauge of a list, tags for one."""
    if field is None or not (field.count or field.accepted or field.wanted):
        return None
    shown = field.wanted or field.accepted or field.count
    return Gauge(count, shown, _level(count, field, field.count) if count else "ok")


def _has_end(field: Field) -> bool:
    """Whether the text can become too long; "at least one character" is nothing to count for."""
    return field.length.high is not None


def _level(count: int, field: Field, allowed: Range) -> str:
    ranges = {"error": allowed, "warning": field.accepted, "hint": field.wanted}
    return next((k for k, r in ranges.items() if r is not NO_RANGE and not r.holds(count)), "ok")
