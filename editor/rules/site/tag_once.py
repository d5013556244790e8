"""site/tag-once: a tag is one that other posts have too.

Why: the page of a tag that a single post has leads its readers nowhere else.

Bad::

    tags: ["AI", "My notes of last Tuesday"]

Good::

    tags: ["AI", "Notes"]

Fix: none - whether the tag is the first of many is for its author to say. Off unless a site asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.spelling import word_key
from editor.rules.model import Found, Need, Rule, RuleContext

KEY = "tags"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A tag that is spelled otherwise elsewhere is another rule's."""
    assert cx.site is not None
    entry = post.header.get(KEY)
    if entry is None or not isinstance(entry.value, list):
        return
    for number, tag in enumerate(entry.value):
        if not isinstance(tag, str) or not tag or cx.site.tag_counts.get(tag, 0) > 1:
            continue
        if len(cx.site.spellings.get(word_key(tag), ())) > 1:
            continue
        span = entry.items[number].span if number < len(entry.items) else entry.value_span
        yield Found("once", span, {"tag": tag}, field=KEY)


RULE = Rule(
    id="site/tag-once",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    on=False,
    of_site=True,
)
