"""header/date-offset: a point in time says its offset from UTC.

Why: Jekyll takes a stamp without one for UTC, whatever the site's time zone is. An evening in Japan
becomes the next morning, and with it the day in the post's address.

Bad::

    date: 2026-04-19 18:00:00

Good::

    date: 2026-04-19 18:00:00 +0900

Fix: safe - adds +0000: Jekyll reads the same instant as before, now for all to see. Unsafe - adds
the offset of the site's zone: the clock time stays, the instant (and perhaps the address) changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo

from editor.core.findings import Applicability, Severity
from editor.core.header.values import Time
from editor.core.post import Post
from editor.core.schema.model import Field
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.stamps import offset_text, with_zone


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """All stamps of the schema's datetime fields; days alone and texts are local time to Jekyll."""
    zone: tzinfo = cx.site.zone if cx.site else UTC
    for field in cx.schema.fields_that(_is_stamp):
        entry = post.header.get(field.key)
        if entry is None or not isinstance(entry.value, Time) or entry.value.offset is not None:
            continue
        local = with_zone(entry.value, zone)
        fixes = RULE.offer("add-utc", setting(post, cx, field.key, Time(entry.value.instant, 0)))
        if local.offset:
            offset = offset_text(local.offset)
            edits = setting(post, cx, field.key, local)
            fixes += RULE.offer("add-zone", edits, offset=offset)
        shown = entry.value.instant.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        args = {"value": entry.raw, "local": shown}
        yield Found("missing", entry.value_span, args, field=field.key, fixes=fixes)


def _is_stamp(field: Field) -> bool:
    return field.type == "datetime"


RULE = Rule(
    id="header/date-offset",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"add-utc": Applicability.SAFE, "add-zone": Applicability.UNSAFE},
)
