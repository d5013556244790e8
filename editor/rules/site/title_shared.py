"""site/title-shared: no two posts have one title.

Why: readers and search engines cannot tell them apart, and one of the two is mostly a draft of the
other that was forgotten.

Bad::

    _posts/2026-04-18-1-beans.md     title: "Choosing beans"
    _posts/2026-04-25-1-beans.md     title: "Choosing beans"

Good::

    _posts/2026-04-25-1-beans.md     title: "Choosing beans, the second part"

Fix: none - a title has to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import MessageArg, Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext

KEY = "title"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Titles as Jekyll reads them, drafts too; those made from file names are not looked at."""
    assert cx.site is not None
    entry = post.header.get(KEY)
    title = cx.reading.document.title
    if entry is None or not title:
        return
    others = [rel for rel in cx.site.titles.get(title, ()) if rel != post.rel]
    if others:
        args: dict[str, MessageArg] = {"other": others[0], "count": len(others)}
        yield Found("shared", entry.value_span, args, field=KEY)


RULE = Rule(
    id="site/title-shared",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    of_site=True,
)
