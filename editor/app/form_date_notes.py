"""What Jekyll makes of a post's date, in notes below the field."""

from __future__ import annotations

from datetime import datetime, time

from editor.app.form_dates import parse_stamp
from editor.app.form_model import Row
from editor.app.form_note import Note
from editor.core.jekyll.dates import DateProblem, value_time
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
    moment = value_time(row.value, facts.zone, now)
    if row.value is None or isinstance(moment, DateProblem):
        return ()
    notes = [_time_note(row, moment, facts)]
    if moment > now:
        shown = moment.strftime("%Y-%m-%d %H:%M")
        word = "future-shown" if facts.config.future else "scheduled"
        notes.append(Note(f"form.date.{word}", {"moment": shown}))
    return tuple(note for note in notes if note is not None)


def _time_note(row: Row, moment: datetime, facts: SiteFacts) -> Note | None:
    """The site's own time, where it is not the one that stands in the fields."""
    stamp = parse_stamp(row.raw)
    written = None if stamp is None else (stamp.day, stamp.clock or time())
    if written == (moment.date(), moment.time().replace(microsecond=0)):
        return None
    zone = facts.config.timezone or moment.strftime("%Z")
    shown = moment.strftime("%Y-%m-%d %H:%M")
    # A rule that has found fault with the day says so itself.
    if row.problems or written is None or written[0] == moment.date():
        return Note("form.date.site-time", {"moment": shown, "zone": zone})
    day = moment.strftime("%Y-%m-%d")
    return Note("form.date.site-day", {"moment": shown, "zone": zone, "day": day})
