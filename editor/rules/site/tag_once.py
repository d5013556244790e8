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
from editor.rules.tags import TAGS, tags_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A tag that is spelled otherwise elsewhere is another rule's."""
    assert cx.site is not None
    tags = tags_of(post)
    for number, tag in enumerate(tags.values if tags else ()):
        if not isinstance(tag, str) or not tag or cx.site.tag_counts.get(tag, 0) > 1:
            continue
        if len(cx.site.spellings.get(word_key(tag), ())) > 1:
            continue
        assert tags is not None
        yield Found("once", tags.span(number), {"tag": tag}, field=TAGS)


RULE = Rule(
    id="site/tag-once",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    on=False,
    of_site=True,
)
