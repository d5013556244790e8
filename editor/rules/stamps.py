"""Points in time written anew: the same clock with another offset, the same time on another day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from editor.core.header.values import Time


def offset_minutes(zone: tzinfo, clock: datetime) -> int:
    """The offset of ``zone`` from UTC at the clock time ``clock`` there."""
    offset = clock.replace(tzinfo=zone).utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)


def offset_text(minutes: int) -> str:
    """``+0900``."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}{rest:02d}"


def with_zone(time: Time, zone: tzinfo) -> Time:
    """The clock as written, taken for the time of ``zone``: another instant."""
    clock = time.written.replace(tzinfo=None)
    minutes = offset_minutes(zone, clock)
    return Time((clock - timedelta(minutes=minutes)).replace(tzinfo=UTC), minutes)


def on_day(moment: datetime, day: date) -> Time:
    """The clock time of ``moment`` in its own zone, on ``day``, with that zone's offset written."""
    clock = datetime.combine(day, moment.time())
    assert moment.tzinfo is not None
    minutes = offset_minutes(moment.tzinfo, clock)
    return Time((clock - timedelta(minutes=minutes)).replace(tzinfo=UTC), minutes)
