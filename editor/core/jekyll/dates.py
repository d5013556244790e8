"""The point in time that Jekyll gives a post: from its ``date``, else from its file name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from editor.core.header.values import Time, Value, ruby_text
from editor.core.jekyll.names import parse_draft_name
from editor.core.jekyll.ruby_dates import Found, find_date

_SIGNED_ZONE = re.compile(r"([+-])(\d\d)(:?)(\d\d)(?:\3(\d\d))?", re.ASCII)
_HOUR_ZONE = re.compile(r"[+-]\d\d", re.ASCII)
# Zone names that Ruby's Time knows itself, in hours; the military ones follow.
_NAMED_ZONES = {
    "UTC": 0, "Z": 0, "UT": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7,
    **{name: hours for hours, name in enumerate("ABCDEFGHIKLM", 1)},
    **{name: -hours for hours, name in enumerate("NOPQRSTUVWXY", 1)},
}  # fmt: skip
_USUAL = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[ T](\d\d):(\d\d)(?::(\d\d))?(?: ?(?:([+-]\d\d):?(\d\d)|(UTC|Z)))?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DateProblem:
    """Why Jekyll has no date for a post: a message id and its arguments.

    With ``site.date.unreadable`` the build dies, with ``site.date.none`` Jekyll takes the time of
    the build (of a draft, the file's own).
    """

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)


def post_time(
    values: Mapping[str, Value], name: str, zone: tzinfo, now: datetime | None = None
) -> datetime | DateProblem:
    """When a post is dated, in the site's ``zone``, whole seconds as Jekyll keeps them.

    ``values`` is the front matter with the site's defaults under it; ``name`` the file's name, or
    its path. ``now`` completes a date that lacks its year, as Ruby does.
    """
    if "date" in values:
        return value_time(values["date"], zone, now)
    parts = parse_draft_name(name)
    if parts is None or parts.date is None:
        return DateProblem("site.date.none")
    return parse_time(parts.date, zone, now)


def value_time(value: Value, zone: tzinfo, now: datetime | None = None) -> datetime | DateProblem:
    """The time that the value of ``date:`` means to Jekyll, in ``zone``.

    A plain stamp is a point in time (without a zone: of UTC); a plain date and a text without a
    zone are clock times of the site's zone.
    """
    if isinstance(value, Time):
        return value.instant.replace(microsecond=0).astimezone(zone)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone)
    return parse_time(ruby_text(value), zone, now)


def parse_time(text: str, zone: tzinfo, now: datetime | None = None) -> datetime | DateProblem:
    """Ruby's ``Time.parse(text).localtime``, or why it gives up."""
    made = written_time(text, zone, now)
    return made if isinstance(made, DateProblem) else made.astimezone(zone)


def written_time(text: str, zone: tzinfo, now: datetime | None = None) -> datetime | DateProblem:
    """Ruby's ``Time.parse(text)``: with the offset that is written, else in ``zone``."""
    try:
        made = _usual(text, zone)
        return made if made is not None else _any(text, zone, now)
    except (ValueError, OverflowError):
        return DateProblem("site.date.unreadable", {"value": text})


def _usual(text: str, zone: tzinfo) -> datetime | None:
    """The shapes that nearly all posts have; the same result, without the search for others."""
    found = _USUAL.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, hours, minutes, name = found.groups()
    parts = [int(part or 0) for part in (year, month, day, hour, minute, second)]
    if name:
        return _instant(parts, 0)
    if hours:
        # As in Ruby, "-00:30" is minus half an hour.
        offset = int(hours[1:]) * 3600 + int(minutes) * 60
        return _written(parts, -offset if hours[0] == "-" else offset, zone)
    return _local(parts, zone)


def _any(text: str, zone: tzinfo, now: datetime | None) -> datetime:
    found = find_date(text)
    parts = _completed(found, text, zone, now)
    offset = _zone_offset(found.zone, parts[0], zone) if found.zone else None
    if found.year_day is not None:
        parts[1:3] = _from_year_day(parts[0], found.year_day)
    if offset is None:
        return _local(parts, zone)
    return _written(parts, offset, zone)


def _completed(found: Found, text: str, zone: tzinfo, now: datetime | None) -> list[int]:
    """Year to second: what is missing in front is taken from ``now``, behind it is the least."""
    given = [found.year, found.month, found.day, found.hour, found.minute, found.second]
    if all(part is None for part in (*given, found.year_day, found.fraction)):
        raise ValueError(text)
    if found.year is None and now is None:
        raise ValueError(text)  # its year would be that of the build
    today = now.astimezone(zone) if now is not None else datetime(1970, 1, 1, tzinfo=UTC)
    current = [today.year, today.month, today.day, today.hour, today.minute, today.second]
    least = [1970, 1, 1, 0, 0, 0]
    parts: list[int] = []
    leading = True
    for part, now_part, low in zip(given, current, least, strict=True):
        leading = leading and part is None
        parts.append(now_part if leading else low if part is None else part)
    return parts


def _from_year_day(year: int, year_day: int) -> tuple[int, int]:
    if not 1 <= year_day <= 366:
        raise ValueError(year_day)
    day = date(year, 1, 1) + timedelta(days=year_day - 1)
    if day.year != year:
        raise ValueError(year_day)
    return day.month, day.day


def _clock(parts: list[int]) -> datetime:
    """Ruby's lenient clock time: February 30th is in March, 24:00 is the next day."""
    year, month, day, hour, minute, second = parts
    if not (1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute <= 59 and 0 <= second <= 60):
        raise ValueError(parts)
    if hour == 24 and (minute or second):
        raise ValueError(parts)
    first = datetime(year, month, 1)  # noqa: DTZ001 -- a clock time; the zone comes later
    return first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)


def _local(parts: list[int], zone: tzinfo) -> datetime:
    # There and back: a clock time that a change to summer time skips moves on, as in Ruby.
    return _clock(parts).replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def _written(parts: list[int], offset: int, zone: tzinfo) -> datetime:
    """The moment at its own offset; in ``zone`` where that is its offset then, as in Ruby."""
    local = _instant(parts, offset).astimezone(zone)
    own = timezone(timedelta(seconds=offset))
    return local if local.utcoffset() == own.utcoffset(None) else local.astimezone(own)


def _instant(parts: list[int], offset: int) -> datetime:
    """A clock time at ``offset`` seconds east of UTC."""
    if offset == 0:
        return _clock(parts).replace(tzinfo=UTC)
    year, month, day, hour, minute, second = _shifted(parts, offset)
    return _clock([year, month, 1, hour, minute, second]).replace(tzinfo=UTC) + timedelta(
        days=day - 1
    )


def _shifted(parts: list[int], offset: int) -> list[int]:
    """The clock time of UTC. Ruby shifts unit by unit, so that 25:00 +0900 is 16:00."""
    year, month, day, hour, minute, second = parts
    if not 1 <= day <= 31:
        raise ValueError(parts)
    sign = 1 if offset > 0 else -1
    rest, unit = divmod(abs(offset), 60)
    if unit:
        carry, second = divmod(second - sign * unit, 60)
        rest -= sign * carry
    rest, unit = divmod(rest, 60)
    if unit:
        carry, minute = divmod(minute - sign * unit, 60)
        rest -= sign * carry
    rest, unit = divmod(rest, 24)
    if unit:
        carry, hour = divmod(hour - sign * unit, 24)
        rest -= sign * carry
    return [year, month, day - sign * rest, hour, minute, second]


def _zone_offset(name: str, year: int, zone: tzinfo) -> int | None:
    """Seconds east of UTC; None for a name that Ruby's ``Time`` does not know: then it is local."""
    name = name.upper()
    if (signed := _SIGNED_ZONE.fullmatch(name)) is not None:
        sign, hours, _, minutes, seconds = signed.groups()
        offset = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
        return -offset if sign == "-" else offset
    if _HOUR_ZONE.fullmatch(name):
        return int(name) * 3600
    if name in _NAMED_ZONES:
        return _NAMED_ZONES[name] * 3600
    return _own_names(zone, year).get(name)


@lru_cache(maxsize=64)
def _own_names(zone: tzinfo, year: int) -> dict[str, int]:
    """What the zone itself is called in winter and in summer: JST, CET and CEST."""
    names: dict[str, int] = {}
    for month in (1, 7):
        try:
            moment = datetime(year, month, 1, tzinfo=zone)
        except ValueError:
            continue
        offset = moment.utcoffset()
        if offset is not None:
            names.setdefault((moment.tzname() or "").upper(), int(offset.total_seconds()))
    return names
