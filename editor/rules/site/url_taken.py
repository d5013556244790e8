"""site/url-taken: the address that a post is going to have is free.

Why: on the day on which it is published, Jekyll writes it to the file of another post, and only one
of the two can be read from then on.

Bad::

    _drafts/name.md                permalink: /about/
    about.md                       permalink: /about/

Good::

    _drafts/name.md                permalink: /about/name/
    about.md                       permalink: /about/

Fix: none - which of the two moves, and where to, has to be decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.jekyll.outputs import output_of, unescaped
from editor.core.post import Post
from editor.rules.held_back import held_back
from editor.rules.model import Found, Need, Rule, RuleContext

_OF_DATE = re.compile(
    r":(?:(?:short_|w_)?year|(?:i_|short_|long_)?month|(?:i_|y_|w_|short_|long_)?day|week"
    r"|hour|minute|second)(?![a-z])"
)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Drafts, hidden posts, posts of a day to come; without a date, only where none is needed."""
    assert cx.site is not None
    document = cx.reading.document
    if not document.url or post.header.error is not None or not held_back(post, cx):
        return
    template = document.data.get("permalink") or cx.site.config.posts.permalink
    if not document.dated and _OF_DATE.search(str(template)):
        return
    output = output_of(document.url, "", post.rel, document.data, cx.site.config)
    others = cx.site.addresses.claimants(output.file, post.rel)
    if others:
        entry = post.header.get("permalink") or post.header.get("date")
        yield Found(
            "taken",
            entry.value_span if entry else None,
            {"other": others[0], "url": unescaped(document.url)},
            field=entry.key if entry else None,
        )


RULE = Rule(
    id="site/url-taken",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    of_site=True,
)
