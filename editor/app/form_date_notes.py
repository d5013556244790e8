"""What Jekyll makes of a post's date, in notes below the field."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo

from editor.app.form_dates import parse_stamp
from editor.app.form_model import Row
from editor.app.form_note import Note
from editor.core.header.values import Time, Value
from editor.core.site_facts import SiteFacts

POST_DATE = "date"
"""The key that decides when a post appears and, with most permalinks, its address."""


def date_notes(
    row: Row, post_name: str, facts: SiteFacts | None, now: datetime
) -> tuple[Note, ...]:
    """Notes on the row of a date; none for other dates, for drafts and without a site.

    ``now`` is aware. ``post_name`` is the path within the site.
    """
    if row.key != POST_DATE or facts is None or "_drafts" in post_name.split("/"):
        return ()
    moment = site_moment(row.value, facts.zone)
    if moment is None:
        return ()
    notes = [_time_note(row, moment, facts)]
    if moment > now:
        shown = moment.strftime("%Y-%m-%d %H:%M")
        word = "future-shown" if facts.config.future else "scheduled"
        notes.append(Note(f"form.date.{word}", {"moment": shown}))
    return tuple(note for note in notes if note is not None)


def site_moment(value: Value, zone: tzinfo) -> datetime | None:
    """When a post of this date appears, in the site's zone; None where Jekyll reads no date.

    A plain stamp without an offset is UTC to Psych; a day alone and quoted text without an offset
    are read by Ruby's Time.parse, in the site's zone.
    """
    if isinstance(value, Time):
        return value.instant.astimezone(zone)
    if isinstance(value, date):
        return datetime.combine(value, time(), zone)
    stamp = parse_stamp(value) if isinstance(value, str) else None
    if stamp is None:
        return None
    minutes = stamp.offset_minutes
    written = zone if minutes is None else timezone(timedelta(minutes=minutes))
    return datetime.combine(stamp.day, stamp.clock or time(), written).astimezone(zone)


def _time_note(row: Row, moment: datetime, facts: SiteFacts) -> Note | None:
    """The site's own time, where it is not the one that stands in the fields."""
    stamp = parse_stamp(row.raw)
    written = None if stamp is None else (stamp.day, stamp.clock or time())
    if written == (moment.date(), moment.time().replace(microsecond=0)):
        return None
    zone = facts.config.timezone or moment.strftime("%Z")
    shown = moment.strftime("%Y-%m-%d %H:%M")
    if row.problems or written is None or written[0] == moment.date():
        return Note("form.date.site-time", {"moment": shown, "zone": zone})
    day = moment.strftime("%Y-%m-%d")
    return Note("form.date.site-day", {"moment": shown, "zone": zone, "day": day})
