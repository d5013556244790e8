"""header/tag-count: a post has as many tags as the site's own checks accept.

Why: with too few a post is hard to find; with too many the tags say nothing.

Bad::

    tags: ["AI"]

Good::

    tags: ["AI", "LLM", "Google"]

Fix: none - tags have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from editor.core.findings import MessageArg, Severity
from editor.core.post import Post
from editor.core.schema.validate import as_listed
from editor.rules.model import Found, Need, Rule, RuleContext

_ACCEPTED = attrgetter("accepted")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Lists with an ``accepted`` range."""
    for field in cx.schema.fields_that(_ACCEPTED):
        entry = post.header.get(field.key)
        value = None if entry is None else as_listed(cx.schema, field.key, entry.value)
        if entry is None or not isinstance(value, list):
            continue
        count = len(value)
        if not field.count.holds(count) or field.accepted.holds(count):
            continue
        few = field.accepted.below(count)
        limit = field.accepted.low if few else field.accepted.high
        args: dict[str, MessageArg] = {"field": field.key, "count": count, "limit": int(limit or 0)}
        yield Found("few" if few else "many", entry.value_span, args, field=field.key)


RULE = Rule(id="header/tag-count", severity=Severity.WARNING, needs=Need.HEADER, check=check)
