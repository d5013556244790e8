"""site/url-shared: no two posts, pages or files have one address.

Why: Jekyll writes both to the same file, and only one of them can be read.

Bad::

    _posts/2026-04-18-1-name.md     date: 2026-04-18 20:30:00 +0000   (the 19th in Tokyo)
    _posts/2026-04-19-1-name.md     date: 2026-04-19 09:00:00 +0900

Good::

    _posts/2026-04-18-1-name.md     date: 2026-04-18 20:30:00 +0900
    _posts/2026-04-19-1-name.md     date: 2026-04-19 09:00:00 +0900

Fix: unsafe - the offset of the site's zone in the date, where that gives the post the address that
its file name suggests, and nothing else has that one. Otherwise none: which of the two moves, and
where to, has to be decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editor.core.findings import Applicability, Fix, Severity
from editor.core.header.parse import Entry
from editor.core.header.values import Time
from editor.core.jekyll.dates import post_time
from editor.core.jekyll.documents import Document
from editor.core.jekyll.outputs import output_of, unescaped
from editor.core.post import Post
from editor.rules.held_back import held_back
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.stamps import offset_text, with_zone


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The address as Jekyll computes it, against those of all that the site publishes now."""
    assert cx.site is not None
    document = cx.reading.document
    if not document.url or not document.dated or post.header.error is not None:
        return
    if held_back(post, cx):
        return
    output = output_of(document.url, document.named_url, post.rel, document.data, cx.site.config)
    others = cx.site.addresses.claimants(output.file, post.rel)
    if not others:
        return
    entry = post.header.get("date") or post.header.get("permalink")
    yield Found(
        "shared",
        entry.value_span if entry else None,
        {"other": others[0], "url": document.url},
        field=entry.key if entry else None,
        fixes=_fixes(post, cx, entry, document, output.named_file) if entry else (),
    )


def _fixes(
    post: Post, cx: RuleContext, entry: Entry, document: Document, named_file: str
) -> tuple[Fix, ...]:
    assert cx.site is not None
    zone = cx.site.zone
    named = post_time({}, post.name, zone)
    if not isinstance(entry.value, Time) or not isinstance(named, datetime) or not named_file:
        return ()
    moved = with_zone(entry.value, zone)
    if moved.written.date() != named.date():
        return ()
    if cx.site.addresses.claimants(named_file, post.rel):
        return ()
    edits = setting(post, cx, entry.key, moved)
    url = unescaped(document.named_url)
    return RULE.offer("use-offset", edits, offset=offset_text(moved.offset or 0), url=url)


RULE = Rule(
    id="site/url-shared",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"use-offset": Applicability.UNSAFE},
    of_site=True,
)
