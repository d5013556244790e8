"""header/date-unreadable: Jekyll can read the date.

Why: over a date that Ruby cannot read Jekyll stops, and the whole site is not built.

Bad::

    date: someday

Good::

    date: 2026-04-19 18:00:00 +0900

Fix: unsafe - the day of the file's name, at midnight in the site's time zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editor.core.findings import Applicability, Fix, Severity
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.dates import DateProblem, post_time, value_time
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.stamps import on_day

DATE = "date"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Reads it as Ruby's ``Time.parse`` does; nothing at all is no date, and no fault."""
    entry = post.header.get(DATE)
    if entry is None or entry.value is None:
        return
    zone = (cx.site.config if cx.site else SiteConfig()).zone
    if not isinstance(value_time(entry.value, zone), DateProblem):
        return
    day = post_time({}, post.name, zone)
    fixes: tuple[Fix, ...] = ()
    if isinstance(day, datetime):
        edits = setting(post, cx, DATE, on_day(day, day.date()))
        fixes = RULE.offer("use-name", edits, day=day.date().isoformat())
    yield Found("value", entry.value_span, {"value": entry.raw}, field=DATE, fixes=fixes)


RULE = Rule(
    id="header/date-unreadable",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"use-name": Applicability.UNSAFE},
)
