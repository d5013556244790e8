"""Plain scalars as Ruby's Psych types them, in the way Jekyll calls it.

PyYAML and Psych agree on most of YAML 1.1, but not on what matters to a blog: stamps with
``+0900``, dates with one digit, impossible dates, ``1:30``, ``1,000`` and symbols. What is here
follows Psych 4 (Ruby 3.1) and is held against Ruby in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from editor.core.header.values import Time, Value

__all__ = ["PsychError", "Time", "Value", "is_stamp", "resolve_plain", "scan"]


class PsychError(ValueError):
    """Psych gives up on a scalar, and with it on the whole header.

    ``reason`` is the last part of a message id ``header.error.<reason>``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_WORDS: dict[str, Value] = {
    "~": None,
    "null": None,
    "yes": True,
    "true": True,
    "on": True,
    "no": False,
    "false": False,
    "off": False,
}
# Ruby's \s, and its ^ and $ that are at line ends too; Python's \s would take U+3000.
_S = r"[ \t\r\n\f\v]"
_TIME = re.compile(
    rf"-?\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:[Tt]|{_S}+)\d{{1,2}}:\d\d:\d\d(?:\.\d*)?"
    rf"(?:{_S}*(?:Z|[-+]\d{{1,2}}:?(?:\d\d)?))?",
    re.ASCII,
)
_TIME_PARTS = re.compile(
    rf"(-?\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(.*?)(\d+):(\d+):(\d+)(?:\.(\d*))?{_S}*"
    r"(Z|[-+]\d+(?::\d\d)?)?",
    re.ASCII | re.DOTALL,
)
_ZONE = re.compile(r"([-+]?\d{1,2}):?(\d{1,2})?", re.ASCII)
_DATE = re.compile(r"\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)", re.ASCII)
_INFINITY = re.compile(r"[-+]?\.inf", re.IGNORECASE)
_NAN = re.compile(r"\.nan", re.IGNORECASE)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(\.[0-9_]*)?")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?")
_INTEGER = re.compile(
    r"[-+]?(?:0b(?P<two>[0-1_,]+)|0(?P<eight>[0-7_,]+)|(?P<ten>0|[1-9](?:[,_]?[0-9])*)"
    r"|0x(?P<sixteen>[0-9a-fA-F_,]+))"
)
_BASES = {"two": 2, "eight": 8, "ten": 10, "sixteen": 16}
_WORD_LINES = re.compile(r"^(yes|true|on|no|false|off|null)$", re.IGNORECASE | re.MULTILINE)
_OTHER_LINE = re.compile(r"^[^ytonf~]", re.IGNORECASE | re.MULTILINE)
_LONGEST = 4000
"""Longer than this is no number anybody meant; reading its digits costs quadratic time."""
_LEADING_DIGITS = re.compile(r"[-+]?[0-9]+(?:_[0-9]+)*")


def resolve_plain(text: str) -> Value:
    """What Jekyll would read were ``text`` written plain; text where Psych would give up."""
    try:
        return scan(text)
    except PsychError:
        return text


def is_stamp(text: str) -> bool:
    """Whether ``text``, written plain, is a date or a point in time to Jekyll."""
    return isinstance(resolve_plain(text), (date, Time))


def scan(text: str) -> Value:
    """The value of a plain scalar.

    Raises:
        PsychError: where Psych refuses the scalar (a symbol, a number it cannot make).
    """
    if not text:
        return None
    if text[0] not in "0123456789+-.:":
        return _word(text)
    if "\n" in text:
        return _word(text)
    if text[0] == ":" and len(text) > 1:
        raise PsychError("symbol")
    if len(text) > _LONGEST:
        return text
    for pattern, make in _KINDS:
        if pattern.fullmatch(text):
            return make(text)
    return text


def _word(text: str) -> Value:
    if len(text) > 5:
        return text
    if "\n" not in text:
        return _WORDS.get(text.lower(), text)
    # Psych looks at each line on its own: a blank line and "on" behind an "o" is `true`.
    found = None if _OTHER_LINE.search(text) else _WORD_LINES.search(text)
    return _WORDS[found.group().lower()] if found else text


def _time(text: str) -> Value:
    found = _TIME_PARTS.fullmatch(text)
    if found is None or not re.search("[ tT]", found[4]):
        raise PsychError("time")  # Psych splits at a blank or T and falls over a lone tab
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    hour, minute, second = int(found[5]), int(found[6]), int(found[7])
    fraction = timedelta(microseconds=int((found[8] or "0").ljust(6, "0")[:6]))
    try:
        clock = _clock(year, month, day, hour, minute, second) + fraction
        offset = _offset(found[9])
        instant = (clock - timedelta(minutes=offset or 0)).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return text
    return Time(instant, offset, is_utc=found[9] == "Z")


def _clock(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime:
    """The clock time as Ruby's lenient ``Time.utc``: 02-30 is 03-02, 24:00:00 is the next day."""
    if not (1 <= day <= 31 and hour <= 24 and minute <= 59 and second <= 60):
        raise ValueError("out of range")
    if hour == 24 and (minute or second):
        raise ValueError("out of range")
    first = datetime(year, month, 1)  # noqa: DTZ001 -- a clock time; the zone comes later
    return first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)


def _offset(written: str | None) -> int | None:
    """Minutes east of UTC. As in Psych, the sign of ``-00:30`` is lost with its zero hours."""
    if written is None:
        return None
    if written == "Z":
        return 0
    found = _ZONE.fullmatch(written)
    if found is None:
        raise ValueError("no offset")
    hours, minutes = int(found[1]), int(found[2] or "0")
    offset = hours * 60 + (minutes if hours >= 0 else -minutes)
    if abs(offset) >= 24 * 60:
        raise ValueError("out of range")
    return offset


def _date(text: str) -> Value:
    year, month, day = map(int, text.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return text


def _infinity(text: str) -> Value:
    return float("-inf") if text[0] == "-" else float("inf")


def _base_60(text: str) -> Value:
    """Psych multiplies by 60 once more than YAML says when there are no seconds: 1:30 is 5400."""
    parts = text.split(":")
    exact = "." not in text
    total: int | float = 0 if exact else 0.0
    for power, part in zip((3600, 60, 1), parts, strict=False):
        total += power * (_leading_int(part) if exact else _leading_float(part))
    return total


def _leading_int(text: str) -> int:
    """Ruby's ``to_i``: as far as it is a number; two underscores end it."""
    found = _LEADING_DIGITS.match(text)
    return int(found.group()) if found else 0


def _leading_float(text: str) -> float:
    """Ruby's ``to_f``."""
    whole, _, rest = text.partition(".")
    found = _LEADING_DIGITS.match(rest) if rest[:1].isdigit() else None
    complete = _LEADING_DIGITS.fullmatch(whole) is not None
    fraction = found.group().replace("_", "") if found and complete else "0"
    leading = _LEADING_DIGITS.match(whole)
    return float(f"{leading.group().replace('_', '') if leading else '0'}.{fraction}")


def _float(text: str) -> Value:
    if text in {".", "+.", "-."}:
        return text
    try:
        return float(text.replace(",", "").replace("_", ""))
    except ValueError:
        raise PsychError("number") from None


def _integer(text: str) -> Value:
    found = _INTEGER.fullmatch(text)
    base = found.lastgroup if found else None
    if found is None or base is None:
        return text
    digits = found.group(base).replace(",", "").replace("_", "")
    if not digits and base != "eight":
        raise PsychError("number")
    number = int(digits or "0", _BASES[base])
    return -number if text[0] == "-" else number


_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Value]], ...] = (
    (_TIME, _time),
    (_DATE, _date),
    (_INFINITY, _infinity),
    (_NAN, lambda _: float("nan")),
    (_BASE_60, _base_60),
    (_FLOAT, _float),
    (_INTEGER, _integer),
)
"""In Psych's order: the first that fits decides."""
