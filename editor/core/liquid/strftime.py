"""Ruby's ``strftime``: every directive, flag and width, without the machine's locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from editor.core.jekyll.permalink import DAY_NAMES, MONTH_NAMES

_DIRECTIVE = re.compile(r"%([-0^#_:]*)(\d*)([EO]?)([a-zA-Z%+])")
_MAX_WIDTH = 1000
_OF_DATES = frozenset("Q+")
"""Directives that Ruby's ``Date`` knows and its ``Time`` does not."""


def ruby_strftime(moment: date, pattern: str) -> str:
    """``moment.strftime(pattern)``; a date without a clock time is at midnight in UTC."""
    return _DIRECTIVE.sub(lambda found: _formatted(moment, found), pattern)


def _formatted(moment: date, found: re.Match[str]) -> str:
    flags, width, _, name = found.groups()
    if name == "%":
        return "%"
    if name in _OF_DATES and isinstance(moment, datetime):
        return found.group()
    if name == "z":
        return _offset(moment, flags, int(width or 0))
    if name in _COMPOUND:
        text = ruby_strftime(moment, _COMPOUND[name])
        return _padded(_cased(text, flags, name), flags, int(width or 0), " ")
    if name in _NUMBERS:
        value, digits, pad = _NUMBERS[name]
        return _number(value(moment), flags, int(width or digits), pad)
    if name in _TEXTS:
        return _padded(_cased(_TEXTS[name](moment), flags, name), flags, int(width or 0), " ")
    if name in {"N", "L"}:
        digits = int(width or (9 if name == "N" else 3))
        return f"{_micro(moment):06}".ljust(digits, "0")[:digits]
    return found.group()


def _cased(text: str, flags: str, name: str) -> str:
    if "^" in flags:
        return text.upper()
    if "#" in flags:
        return text.lower() if name in {"p", "Z"} else text.upper()
    return text


def _padded(text: str, flags: str, width: int, pad: str) -> str:
    if "-" in flags:
        return text
    pad = "0" if "0" in flags else " " if "_" in flags else pad
    return text.rjust(min(width, _MAX_WIDTH), pad)


def _number(value: int, flags: str, width: int, pad: str) -> str:
    if "-" in flags:
        return str(value)
    pad = "0" if "0" in flags else " " if "_" in flags else pad
    sign = "-" if value < 0 else ""
    digits = str(abs(value))
    room = min(width, _MAX_WIDTH) - len(sign)
    return sign + digits.rjust(room, pad) if pad == "0" else (sign + digits).rjust(width, pad)


def _offset(moment: date, flags: str, width: int) -> str:
    offset = moment.utcoffset() if isinstance(moment, datetime) else None
    seconds = int(offset.total_seconds()) if offset is not None else 0
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, rest = divmod(rest, 60)
    colons = flags.count(":")
    text = {
        0: f"{minutes:02}",
        1: f":{minutes:02}",
        2: f":{minutes:02}:{rest:02}",
    }.get(
        colons, "" if not (minutes or rest) else f":{minutes:02}" + (f":{rest:02}" if rest else "")
    )
    if "-" in flags:
        return f"{sign}{hours}{text}"
    room = max(0, min(width, _MAX_WIDTH) - len(text) - 1)
    if "_" in flags:
        return f"{sign}{hours}".rjust(max(3, room + 1)) + text
    return sign + f"{hours:02}".rjust(room, "0") + text


def _clock(moment: date) -> datetime | None:
    return moment if isinstance(moment, datetime) else None


def _hour(moment: date) -> int:
    clock = _clock(moment)
    return clock.hour if clock else 0


def _minute(moment: date) -> int:
    clock = _clock(moment)
    return clock.minute if clock else 0


def _second(moment: date) -> int:
    clock = _clock(moment)
    return clock.second if clock else 0


def _micro(moment: date) -> int:
    clock = _clock(moment)
    return clock.microsecond if clock else 0


def _stamp(moment: date) -> int:
    clock = _clock(moment)
    return int(clock.timestamp() // 1) if clock else (moment - date(1970, 1, 1)).days * 86400


def _zone(moment: date) -> str:
    clock = _clock(moment)
    if clock is None:
        return "+00:00"
    name = clock.tzname() or ""
    # A time with a bare offset has no name in Ruby.
    return "" if name.startswith(("UTC+", "UTC-")) else name


def _sunday_week(moment: date) -> int:
    return (moment.timetuple().tm_yday + 6 - (moment.weekday() + 1) % 7) // 7


def _monday_week(moment: date) -> int:
    return (moment.timetuple().tm_yday + 6 - moment.weekday()) // 7


_NUMBERS: Mapping[str, tuple[Callable[[date], int], int, str]] = MappingProxyType(
    {
        "Y": (lambda moment: moment.year, 4, "0"),
        "C": (lambda moment: moment.year // 100, 2, "0"),
        "y": (lambda moment: moment.year % 100, 2, "0"),
        "m": (lambda moment: moment.month, 2, "0"),
        "d": (lambda moment: moment.day, 2, "0"),
        "e": (lambda moment: moment.day, 2, " "),
        "j": (lambda moment: moment.timetuple().tm_yday, 3, "0"),
        "H": (_hour, 2, "0"),
        "k": (_hour, 2, " "),
        "I": (lambda moment: (_hour(moment) + 11) % 12 + 1, 2, "0"),
        "l": (lambda moment: (_hour(moment) + 11) % 12 + 1, 2, " "),
        "M": (_minute, 2, "0"),
        "S": (_second, 2, "0"),
        "u": (lambda moment: moment.isoweekday(), 1, "0"),
        "w": (lambda moment: moment.isoweekday() % 7, 1, "0"),
        "G": (lambda moment: moment.isocalendar().year, 4, "0"),
        "g": (lambda moment: moment.isocalendar().year % 100, 2, "0"),
        "V": (lambda moment: moment.isocalendar().week, 2, "0"),
        "U": (_sunday_week, 2, "0"),
        "W": (_monday_week, 2, "0"),
        "s": (_stamp, 1, "0"),
        "Q": (lambda moment: _stamp(moment) * 1000, 1, "0"),
    }
)
_TEXTS: Mapping[str, Callable[[date], str]] = MappingProxyType(
    {
        "A": lambda moment: DAY_NAMES[moment.weekday()],
        "a": lambda moment: DAY_NAMES[moment.weekday()][:3],
        "B": lambda moment: MONTH_NAMES[moment.month - 1],
        "b": lambda moment: MONTH_NAMES[moment.month - 1][:3],
        "h": lambda moment: MONTH_NAMES[moment.month - 1][:3],
        "p": lambda moment: "AM" if _hour(moment) < 12 else "PM",
        "P": lambda moment: "am" if _hour(moment) < 12 else "pm",
        "Z": _zone,
        "n": lambda _: "\n",
        "t": lambda _: "\t",
    }
)
_COMPOUND: Mapping[str, str] = MappingProxyType(
    {
        "c": "%a %b %e %H:%M:%S %Y",
        "D": "%m/%d/%y",
        "x": "%m/%d/%y",
        "F": "%Y-%m-%d",
        "R": "%H:%M",
        "r": "%I:%M:%S %p",
        "T": "%H:%M:%S",
        "X": "%H:%M:%S",
        "v": "%e-%^b-%Y",
        "+": "%a %b %e %H:%M:%S %Z %Y",
    }
)
