"""header/date-unreadable: Jekyll can read the date.

Why: over a date that Ruby cannot read Jekyll stops, and the whole site is not built.

Bad::

    date: someday

Good::

    date: 2026-04-19 18:00:00 +0900

Fix: unsafe - the day of the file's name, at midnight in the site's time zone. An empty one can be
taken away too: Jekyll then takes the day of the name itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editor.core.findings import Applicability, Fix, Severity
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.dates import DateProblem, post_time, value_time
from editor.core.post import Post
from editor.rules.mending import removing, setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.stamps import on_day

DATE = "date"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Reads it as Ruby's ``Time.parse`` does; over a key without a value Jekyll stops as well.

    Where the schema requires the key, header/required-field tells of an empty one.
    """
    if DATE not in post.header.values:
        return
    value = post.header.values[DATE]
    field = cx.schema.field(DATE)
    if value is None and field is not None and field.required:
        return
    zone = (cx.site.config if cx.site else SiteConfig()).zone
    entry = post.header.get(DATE)
    if entry is None or not isinstance(value_time(value, zone), DateProblem):
        return
    day = post_time({}, post.name, zone)
    fixes: tuple[Fix, ...] = ()
    if isinstance(day, datetime):
        edits = setting(post, cx, DATE, on_day(day, day.date()))
        fixes = RULE.offer("use-name", edits, day=day.date().isoformat())
    if value is None:
        fixes += RULE.offer("remove", removing(post, cx, DATE))
        yield Found("empty", entry.key_span, field=DATE, fixes=fixes)
    else:
        yield Found("value", entry.value_span, {"value": entry.raw}, field=DATE, fixes=fixes)


RULE = Rule(
    id="header/date-unreadable",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"use-name": Applicability.UNSAFE, "remove": Applicability.UNSAFE},
)
