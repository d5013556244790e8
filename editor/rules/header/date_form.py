"""header/date-form: a date is written in the form that the site uses.

Why: Jekyll reads many forms, the site's scripts perhaps only one; and posts sort by what is
written.

Bad::

    date: 2026-04-19T18:00+09:00

Good::

    date: 2026-04-19 18:00:00 +0900

Fix: safe - writes the same instant in full. A date in quotes and a day alone are left to you:
Jekyll takes them for local time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.scalars import stamp
from editor.core.header.values import Time
from editor.core.post import Post
from editor.rules.mending import writing
from editor.rules.model import Found, Need, Option, Rule, RuleContext

DATE = "date"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The source of ``date`` against the pattern of the option; without one nothing is said."""
    pattern = cx.text_option("pattern")
    entry = post.header.get(DATE)
    if not pattern or entry is None or entry.value is None or re.fullmatch(pattern, entry.raw):
        return
    fixes: tuple[Fix, ...] = ()
    if isinstance(entry.value, Time):
        source = stamp(Time(entry.value.instant, entry.value.offset or 0))
        if re.fullmatch(pattern, source):
            fixes = RULE.offer("rewrite", writing(post, cx, DATE, source), source=source)
    yield Found("form", entry.value_span, {"value": entry.raw}, field=DATE, fixes=fixes)


RULE = Rule(
    id="header/date-form",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"rewrite": Applicability.SAFE},
    options=(Option("pattern", "", regular=True),),
)
