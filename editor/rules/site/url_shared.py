"""site/url-shared: no two posts have one address.

Why: Jekyll writes both to the same file, and only one of them can be read.

Bad::

    _posts/2026-04-18-1-name.md     date: 2026-04-18 20:30:00 +0000   (the 19th in Tokyo)
    _posts/2026-04-19-1-name.md     date: 2026-04-19 09:00:00 +0900

Good::

    _posts/2026-04-18-1-name.md     date: 2026-04-18 20:30:00 +0900
    _posts/2026-04-19-1-name.md     date: 2026-04-19 09:00:00 +0900

Fix: none - which of the two moves, and where to, has to be decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The address as Jekyll computes it, against those of all other published posts."""
    assert cx.site is not None
    document = cx.reading.document
    if post.is_draft or not (document.published and document.url):
        return
    if not document.dated or post.header.error is not None:
        return
    others = [rel for rel in cx.site.urls.get(document.url, ()) if rel != post.rel]
    if not others:
        return
    entry = post.header.get("date") or post.header.get("permalink")
    span = entry.value_span if entry else None
    yield Found(
        "shared",
        span,
        {"other": others[0], "url": document.url},
        field=entry.key if entry else None,
    )


RULE = Rule(
    id="site/url-shared",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    of_site=True,
)
