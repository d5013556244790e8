"""What Ruby's ``Date._parse`` finds in a text: Jekyll reads dates and file names with it.

It looks for a clock time and then for a date in one of a dozen forms, anywhere in the text, and is
content with parts: "TBD, maybe May" is a date to Jekyll. So that nothing Jekyll reads is called
wrong, the forms are tried here in Ruby's order; the tests hold the result against Ruby.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

_ABBR_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: number for number, name in enumerate(_ABBR_MONTHS.split("|"), 1)}
_ERA = r"(c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"
_ERAS_OF_JAPAN = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}


_ASCII_ONLY = (
    (r"\d", "[0-9]"),
    (r"\D", "[^0-9]"),
    (r"\s", r"[ \t\r\n\f\v]"),
    (r"\S", r"[^ \t\r\n\f\v]"),
    ("{digits}", "0-9"),
    ("{blanks}", r" \t\r\n\f\v"),
    ("{letter}", r"[^\W0-9_]"),
)


def _form(pattern: str) -> re.Pattern[str]:
    """A form of Ruby's: letters in any case; digits and blanks are those of ASCII."""
    for short, ascii_only in _ASCII_ONLY:
        pattern = pattern.replace(short, ascii_only)
    return re.compile(pattern, re.IGNORECASE)


_DAY = _form(r"\b(sun|mon|tue|wed|thu|fri|sat)[^-/{digits}{blanks}]*")
_CLOCK = _form(
    r"((?:\d+\s*:\s*\d+(?:\s*:\s*\d+(?:[,.]\d*)?)?|\d+\s*h(?:\s*\d+m?(?:\s*\d+s?)?)?)"
    r"(?:\s*[ap](?:m\b|\.m\.))?|\d+\s*[ap](?:m\b|\.m\.))"
    r"(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?"
    r"|(?:{letter}|[.{blanks}])+(?:standard|daylight)\stime\b"
    r"|{letter}+(?:\sdst)?\b))?"
)
_CLOCK_PARTS = _form(
    r"(\d+)h?(?:\s*:?\s*(\d+)m?(?:\s*:?\s*(\d+)(?:[,.](\d*))?s?)?)?(?:\s*([ap])(?:m\b|\.m\.))?"
)
_EUROPEAN = _form(
    rf"('?\d+)[^-{{digits}}{{blanks}}]*\s*({_ABBR_MONTHS})[^-{{digits}}{{blanks}}']*"
    rf"(?:\s*{_ERA}\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?"
)
_AMERICAN = _form(
    rf"\b({_ABBR_MONTHS})[^-{{digits}}{{blanks}}']*\s*('?\d+)[^-{{digits}}{{blanks}}']*"
    rf"(?:\s*,?\s*{_ERA}\s*('?-?\d+))?"
)
_ISO = _form(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")
_JAPANESE = _form(r"\b([mtshr])(\d+)\.(\d+)\.(\d+)")
_VMS_DAY = _form(rf"('?-?\d+)-({_ABBR_MONTHS})[^-/.]*-('?-?\d+)")
_VMS_MONTH = _form(rf"\b({_ABBR_MONTHS})[^-/.]*-('?-?\d+)(?:-('?-?\d+))?")
_SLASHED = _form(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")
_DOTTED = _form(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")
_ISO_WEEK = _form(r"\b(?:\d{2}|\d{4})?-?w\d{2}(?:-?\d)?\b")
_ISO_WEEKDAY = _form(r"-w-\d\b")
_ISO_MONTH_DAY = _form(r"--(\d{2})?-(\d{2})\b")
_ISO_SHORT_MONTH_DAY = _form(r"--(\d{2})(\d{2})?\b")
_ISO_YEAR_DAY = _form(r"\b(\d{2}|\d{4})-(\d{3})\b")
_NO_YEAR_DAY = _form(r"[,.](?:\d{2}|\d{4})-\d{3}\b")
_ISO_DAY_OF_YEAR = _form(r"\b-(\d{3})\b")
_NO_DAY_OF_YEAR = _form(r"\d-\d{3}\b")
_YEAR = _form(r"'(\d+)\b")
_MONTH = _form(rf"\b({_ABBR_MONTHS})\S*")
_ORDINAL = _form(r"(\d+)(?:st|nd|rd|th)\b")
_DIGITS = _form(
    r"([-+]?)(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.](\d*))?)?"
    r"(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\])?"
)
_BEFORE_CHRIST = _form(r"\b(bc\b|bce\b|b\.c\.|b\.c\.e\.)")
_LONE_NUMBER = _form(r"\A\s*(\d{1,2})\s*\Z")
_YEAR_DIGITS = re.compile(r"[-+]?[0-9]*")


@dataclass(slots=True)
class Found:
    """The parts of a date that a text holds; None for what it does not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: Fraction | None = None
    zone: str | None = None
    short_year: bool = True
    """Whether a year of two digits is one of 1969 to 2068."""
    before_christ: bool = False


def find_date(text: str) -> Found:
    """What ``Date._parse(text)`` finds. Never raises."""
    found = Found()
    left = "".join(char if char.isalnum() or char in "-+',./:@[]" else " " for char in text)
    left = re.sub(" +", " ", left)
    left = _without(_DAY, left)
    left = _apply(_CLOCK, left, found, _clock) or left
    for pattern, read in _FORMS:
        rest = _apply(pattern, left, found, read)
        if rest is not None:
            left = rest
            break
    if (era := _BEFORE_CHRIST.search(left)) is not None:
        found.before_christ = True
        left = f"{left[: era.start()]} {left[era.end() :]}"
    _lone_number(left, found)
    if found.year is not None and found.before_christ:
        found.year = 1 - found.year
    if found.year is not None and found.short_year and 0 <= found.year <= 99:
        found.year += 1900 if found.year >= 69 else 2000
    return found


_Read = Callable[[re.Match[str], Found], bool]


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text, count=1)


def _apply(pattern: re.Pattern[str], text: str, found: Found, read: _Read) -> str | None:
    """``text`` less what was read from it, or None where the form is not there."""
    match = pattern.search(text)
    if match is None or not read(match, found):
        return None
    return f"{text[: match.start()]} {text[match.end() :]}"


def _clock(match: re.Match[str], found: Found) -> bool:
    parts = _CLOCK_PARTS.match(match[1])
    if parts is None:
        return False
    hour, minute, second, fraction, half = parts.groups()
    found.zone = match[2] or None
    found.hour = int(hour)
    if half:
        found.hour = found.hour % 12 + (12 if half in "pP" else 0)
    found.minute = int(minute) if minute else None
    found.second = int(second) if second else None
    found.fraction = _fraction(fraction) if fraction else None
    return True


def _fraction(digits: str) -> Fraction:
    return Fraction(int(digits or "0"), 10 ** len(digits))


def _european(match: re.Match[str], found: Found) -> bool:
    day, month, era, year = match.groups()
    _assign(year, str(_MONTHS[month.lower()]), day, found, era)
    return True


def _american(match: re.Match[str], found: Found) -> bool:
    month, day, era, year = match.groups()
    _assign(year, str(_MONTHS[month.lower()]), day, found, era)
    return True


def _in_order(match: re.Match[str], found: Found) -> bool:
    _assign(match[1], match[2], match[3], found)
    return True


def _japanese(match: re.Match[str], found: Found) -> bool:
    found.year = int(match[2]) + _ERAS_OF_JAPAN[match[1].lower()]
    found.month, found.day = int(match[3]), int(match[4])
    return True


def _vms_day(match: re.Match[str], found: Found) -> bool:
    _assign(match[3], str(_MONTHS[match[2].lower()]), match[1], found)
    return True


def _vms_month(match: re.Match[str], found: Found) -> bool:
    _assign(match[3], str(_MONTHS[match[1].lower()]), match[2], found)
    return True


def _nothing_of_use(_: re.Match[str], __: Found) -> bool:
    """A week or a day of the week: ``Time.parse`` makes nothing of it."""
    return True


def _month_day(match: re.Match[str], found: Found) -> bool:
    found.month = int(match[1]) if match[1] else None
    found.day = int(match[2]) if match[2] else None
    return True


def _year_day(match: re.Match[str], found: Found) -> bool:
    if _NO_YEAR_DAY.search(match.string):
        return False
    found.year, found.year_day = int(match[1]), int(match[2])
    return True


def _day_of_year(match: re.Match[str], found: Found) -> bool:
    if _NO_DAY_OF_YEAR.search(match.string):
        return False
    found.year_day = int(match[1])
    return True


def _year(match: re.Match[str], found: Found) -> bool:
    found.year = int(match[1])
    return True


def _month(match: re.Match[str], found: Found) -> bool:
    found.month = _MONTHS[match[1].lower()]
    return True


def _ordinal(match: re.Match[str], found: Found) -> bool:
    found.day = int(match[1])
    return True


# How many digits of a run mean what, by its length; read from the left.
_RUNS = {
    2: (("day", 2),),
    3: (("year_day", 3),),
    4: (("month", 2), ("day", 2)),
    5: (("year", 2), ("year_day", 3)),
    6: (("year", 2), ("month", 2), ("day", 2)),
    7: (("year", 4), ("year_day", 3)),
    8: (("year", 4), ("month", 2), ("day", 2)),
    10: (("year", 4), ("month", 2), ("day", 2), ("hour", 2)),
    12: (("year", 4), ("month", 2), ("day", 2), ("hour", 2), ("minute", 2)),
    14: (("year", 4), ("month", 2), ("day", 2), ("hour", 2), ("minute", 2), ("second", 2)),
}
# The same before a fraction of a second; read from the right.
_FROM_END = ("second", "minute", "hour", "day", "month", "year")


def _digits(match: re.Match[str], found: Found) -> bool:
    sign, run, clock, fraction, zone = match.groups()
    if clock is None and fraction is not None:
        _from_end(run, found)
    else:
        _from_start(sign, run, found)
    if clock is not None:
        if fraction is not None:
            _from_end(clock, found)
        elif len(clock) % 2 == 0:
            for name, at in (("hour", 0), ("minute", 2), ("second", 4)):
                if at < len(clock):
                    setattr(found, name, int(clock[at : at + 2]))
    if fraction is not None:
        found.fraction = _fraction(fraction)
    if zone:
        found.zone = _bracketed(zone) if zone.startswith("[") else zone
    return True


def _bracketed(zone: str) -> str:
    """``[-9:JST]`` names the zone JST."""
    offset, colon, name = zone[1:-1].partition(":")
    return name if colon else offset


def _from_start(sign: str, run: str, found: Found) -> None:
    at = 0
    for name, width in _RUNS.get(len(run), ()):
        value = int(run[at : at + width])
        if name == "year":
            value = -value if sign == "-" else value
            found.short_year = found.short_year and width == 2
        setattr(found, name, value)
        at += width


def _from_end(run: str, found: Found) -> None:
    end = len(run)
    if end in {9, 11, 13}:
        return
    for name in _FROM_END:
        if end <= 0:
            break
        width = 4 if name == "year" and end >= 4 else 2
        setattr(found, name, int(run[max(0, end - width) : end]))
        if name == "year" and width == 4:
            found.short_year = False
        end -= width


def _assign(
    year: str | None, month: str | None, day: str | None, found: Found, era: str | None = None
) -> None:
    """Sort three numbers into year, month and day: a long one, or one with ``'``, is the year."""
    if year is not None and month is not None and day is None:
        year, month, day = day, year, month
    if year is None and day is not None and (len(day) > 2 or day.startswith("'")):
        year, day = day, None
    if year is not None:
        number = _number(year)
        if not year.lstrip("'").endswith(number):  # "5th" is no year
            year, day = day, number
    if month is not None and (month.startswith("'") or len(month) > 2):
        year, month, day = month, day, year
    if day is not None and (day.startswith("'") or len(day) > 2):
        year, day = day, year
    if year is not None:
        number = _number(year)
        digits = number.lstrip("+-")
        if number != digits or len(digits) > 2:
            found.short_year = False
        found.year = int(number) if digits else 0
    if era and era[0] in "bB":
        found.before_christ = True
    found.month = _whole(month) if month is not None else found.month
    found.day = _whole(day) if day is not None else found.day


def _number(text: str) -> str:
    """The number in ``text`` with its sign."""
    start = next((i for i, char in enumerate(text) if char in "+-" or "0" <= char <= "9"), 0)
    found = _YEAR_DIGITS.match(text, start)
    return found.group() if found else ""


def _whole(text: str) -> int:
    digits = _number(text).lstrip("+-")
    return int(digits) if digits else 0


def _lone_number(left: str, found: Found) -> None:
    """What is left is a day beside a clock time, or an hour beside a day."""
    number = _LONE_NUMBER.match(left)
    if number is None:
        return
    value = int(number[1])
    if found.hour is not None and found.day is None and 1 <= value <= 31:
        found.day = value
    elif found.day is not None and found.hour is None and 0 <= value <= 24:
        found.hour = value


_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_EUROPEAN, _european),
    (_AMERICAN, _american),
    (_ISO, _in_order),
    (_JAPANESE, _japanese),
    (_VMS_DAY, _vms_day),
    (_VMS_MONTH, _vms_month),
    (_SLASHED, _in_order),
    (_DOTTED, _in_order),
    (_ISO_WEEK, _nothing_of_use),
    (_ISO_WEEKDAY, _nothing_of_use),
    (_ISO_MONTH_DAY, _month_day),
    (_ISO_SHORT_MONTH_DAY, _month_day),
    (_ISO_YEAR_DAY, _year_day),
    (_ISO_DAY_OF_YEAR, _day_of_year),
    (_YEAR, _year),
    (_MONTH, _month),
    (_ORDINAL, _ordinal),
    (_DIGITS, _digits),
)
"""In Ruby's order: the first that is there decides."""
