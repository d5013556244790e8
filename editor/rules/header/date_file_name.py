"""header/date-file-name: the day in the post's address is the day in its file name.

Why: Jekyll makes the address from the date, in the site's time zone. Whoever makes links from file
names, scripts above all, then links to addresses that do not exist.

Bad::

    date: 2026-04-19 20:30:00 +0000     # 2026-04-19-1-name.md, on a site in Asia/Tokyo

Good::

    date: 2026-04-19 20:30:00 +0900

Fix: unsafe - the offset of the site's zone, where that alone gives the right day; or the day of
the file name. Both change the address that the post has now. Manual - rename the file: the address
stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Time
from editor.core.jekyll.dates import post_time
from editor.core.jekyll.names import parse_post_name
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.stamps import offset_text, on_day, with_zone

DATE = "date"
_DAY_IN_URL = re.compile(r":(?:day|i_day|y_day|short_day|long_day|w_day)(?![a-z])")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Only where the address holds the day, and for posts alone: a draft's name says nothing."""
    entry = post.header.get(DATE)
    assert cx.site is not None
    if entry is None or post.is_draft:
        return
    config = cx.site.config
    named = post_time({}, post.name, config.zone)
    if not isinstance(named, datetime) or not cx.reading.document.dated:
        return
    template = cx.reading.document.data.get("permalink") or config.posts.permalink
    dated = cx.reading.document.date
    if dated.date() == named.date() or not _DAY_IN_URL.search(str(template)):
        return
    args = {
        "name_day": named.date().isoformat(),
        "url_day": dated.date().isoformat(),
        "zone": config.timezone or "UTC",
    }
    fixes = _fixes(post, cx, entry, named)
    yield Found("differs", entry.value_span, args, field=DATE, fixes=fixes)


def _fixes(post: Post, cx: RuleContext, entry: Entry, named: datetime) -> tuple[Fix, ...]:
    day = named.date().isoformat()
    fixes: tuple[Fix, ...] = ()
    assert named.tzinfo is not None
    if isinstance(entry.value, Time):
        moved = with_zone(entry.value, named.tzinfo)
        if moved.written.date() == named.date():
            offset = offset_text(moved.offset or 0)
            edits = setting(post, cx, DATE, moved)
            fixes += RULE.offer("use-offset", edits, offset=offset, day=day)
    if cx.reading.document.problem is None:
        there = on_day(cx.reading.document.date, named.date())
        fixes += RULE.offer("use-name-day", setting(post, cx, DATE, there), day=day)
    name = parse_post_name(post.name)
    if name is not None:
        there_day = cx.reading.document.date.date().isoformat()
        renamed = f"{there_day}-{post.name.removeprefix(f'{name.date}-')}"
        fixes += RULE.advise("rename", name=renamed)
    return fixes


RULE = Rule(
    id="header/date-file-name",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    of_site=True,
    fixes={
        "use-offset": Applicability.UNSAFE,
        "use-name-day": Applicability.UNSAFE,
        "rename": Applicability.MANUAL,
    },
)
