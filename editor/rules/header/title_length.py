"""header/title-length: a title is there and within the schema's limits.

Why: an empty title leaves links to the post without text; one beyond the limit is cut off by search
engines and breaks lists of posts.

Bad::

    title: ""

Good::

    title: "A title that says what the post is about"

Fix: none - a title has to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext

TITLE = "title"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Characters are code points, blanks at both ends left out, as the site's own scripts count."""
    entry = post.header.get(TITLE)
    if entry is None or not isinstance(entry.value, str):
        return
    count = len(entry.value.strip())
    field = cx.schema.field(TITLE)
    if count == 0:
        yield Found("empty", entry.value_span, field=TITLE)
    elif field is not None and field.length.below(count):
        args = {"count": count, "limit": int(field.length.low or 0)}
        yield Found("too-short", entry.value_span, args, field=TITLE)
    elif field is not None and field.length.above(count):
        args = {"count": count, "limit": int(field.length.high or 0)}
        yield Found("too-long", entry.value_span, args, field=TITLE)


RULE = Rule(id="header/title-length", severity=Severity.ERROR, needs=Need.HEADER, check=check)
