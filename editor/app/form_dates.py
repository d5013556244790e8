"""A date as it is written: parts that can be changed one by one, the rest kept to the letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from editor.core.text.typed import in_ascii

_STAMP = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?P<separator>[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?P<fraction>\.\d+)?)?"
    r"(?P<gap>[ \t]*)(?P<offset>Z|[+-]\d{1,2}(?::?\d\d)?)?)?",
    re.ASCII,
)
_TYPED_DATE = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
_TYPED_TIME = re.compile(r"(\d{1,2})[:時]?(?:(\d\d)[:分]?(?:(\d\d)秒?)?)?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, or a date with a time and perhaps its offset from UTC, with the way it is written.

    ``clock`` is None for a date alone. ``offset`` is the offset as it stands in the file, empty
    where there is none. ``fraction`` keeps the digits behind the seconds, point included.
    """

    day: date
    clock: time | None = None
    offset: str = ""
    quote: str = ""
    separator: str = " "
    gap: str = " "
    seconds: bool = True
    fraction: str = ""
    padded: bool = True
    """Whether month, day and hour have two digits."""

    @property
    def text(self) -> str:
        """The stamp without its quotes."""
        width = 2 if self.padded else 1
        day = f"{self.day.year:04d}-{self.day.month:0{width}d}-{self.day.day:0{width}d}"
        if self.clock is None:
            return day
        clock = f"{self.clock.hour:0{width}d}:{self.clock.minute:02d}"
        if self.seconds:
            clock += f":{self.clock.second:02d}{self.fraction}"
        return f"{day}{self.separator}{clock}{self.gap if self.offset else ''}{self.offset}"

    @property
    def raw(self) -> str:
        """The stamp as it stands in the file, quotes included."""
        return f"{self.quote}{self.text}{self.quote}"

    @property
    def offset_minutes(self) -> int | None:
        """Minutes east of UTC; None where no offset is written."""
        return offset_minutes(self.offset)

    def with_day(self, day: date) -> Stamp:
        """Another day, all else as written."""
        return replace(self, day=day)

    def with_clock(self, clock: time, *, offset: str) -> Stamp:
        """Another time of day.

        A date without a time gets ``offset`` with it: Jekyll would take a time without one for UTC.
        """
        seconds = self.seconds or clock.second != 0
        fraction = self.fraction if self.clock and self.clock.second == clock.second else ""
        stamp = replace(self, clock=clock, seconds=seconds, fraction=fraction)
        if self.clock is None:
            stamp = replace(stamp, offset=offset, gap=" ")
        return stamp

    def with_offset(self, offset: str) -> Stamp:
        """The same clock time, read in another offset; empty takes the offset away."""
        gap = self.gap if self.offset or self.separator in "Tt" else " "
        return replace(self, offset=offset, gap=gap)

    def at(self, moment: datetime) -> Stamp:
        """The written style with the day, time and offset of ``moment`` (aware)."""
        shift = moment.utcoffset() or timedelta()
        offset = written_offset(int(shift.total_seconds()) // 60, like=self.offset)
        clock = time(moment.hour, moment.minute, moment.second)
        gap = self.gap if self.offset or self.separator in "Tt" else " "
        return replace(
            self, day=moment.date(), clock=clock, seconds=True, fraction="", offset=offset, gap=gap
        )


def parse_stamp(raw: str) -> Stamp | None:
    """The stamp that ``raw``, the source of a value, holds; None for everything else.

    Impossible dates and times (02-30, 25:00) and named zones are no stamps: they stay text.
    """
    quote = raw[0] if len(raw) > 1 and raw[0] in "'\"" and raw[0] == raw[-1] else ""
    inner = raw[1:-1] if quote else raw
    found = _STAMP.fullmatch(inner)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        clock = None
        if found["hour"] is not None:
            clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    stamp = Stamp(
        day=day,
        clock=clock,
        offset=found["offset"] or "",
        quote=quote,
        separator=found["separator"] or " ",
        gap=found["gap"] if found["offset"] else " ",
        seconds=clock is None or found["second"] is not None,
        fraction=found["fraction"] or "",
    )
    # Digits may be padded in one part alone; such a stamp is text, lest a part be rewritten.
    for candidate in (stamp, replace(stamp, padded=False)):
        if candidate.text == inner:
            return candidate
    return None


def new_stamp(moment: datetime) -> Stamp:
    """``moment`` (aware) as Jekyll's own documentation writes it: 2026-04-19 18:00:00 +0900."""
    return Stamp(moment.date()).at(moment)


def offset_minutes(offset: str) -> int | None:
    """Minutes east of UTC of a written offset; None where it is none."""
    if offset == "Z":
        return 0
    found = _OFFSET.fullmatch(offset)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes


def written_offset(minutes: int, *, like: str = "") -> str:
    """An offset in the style of ``like``: "+0900", "+09:00"; "Z" stays where it is UTC."""
    if like == "Z" and minutes == 0:
        return "Z"
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    colon = ":" if ":" in like else ""
    return f"{sign}{hours:02d}{colon}{rest:02d}"


def typed_date(text: str) -> date | None:
    """The date that a user typed: 2026-4-9, 2026/04/09, 20260409, 2026年4月9日, in either width."""
    typed = in_ascii(text)
    found = _TYPED_DATE.fullmatch(typed) or _EIGHT_DIGITS.fullmatch(typed)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def typed_time(text: str) -> time | None:
    """The time of day that a user typed: 9, 9:30, 0930, 18:00:05, 9時30分, in either width."""
    found = _TYPED_TIME.fullmatch(in_ascii(text))
    try:
        return time(int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else None
    except ValueError:
        return None


def shown_time(clock: time | None) -> str:
    """A time of day as a field shows it: seconds only where there are some."""
    if clock is None:
        return ""
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def typed_offset(text: str, *, like: str = "") -> str | None:
    """The offset that a user typed ("+9", "9:00", "UTC", "JST"...), in the style of ``like``.

    None where it is none; empty for nothing at all.
    """
    typed = in_ascii(text).upper()
    if not typed:
        return ""
    if typed in {"Z", "UTC", "GMT"}:
        return written_offset(0, like=like)
    if typed == "JST":
        return written_offset(540, like=like)
    minutes = offset_minutes(typed if typed[0] in "+-" else f"+{typed}")
    if minutes is None or abs(minutes) > 14 * 60:
        return None
    return written_offset(minutes, like=like)
