"""file/slug-meaning: the name in the address says what the post is about.

Why: readers and search engines see it before they open the page, and names that say nothing are
given twice sooner or later: then one post overwrites the other.

Bad::

    _posts/2026-04-19-1-ai-article-update.md

Good::

    _posts/2026-04-19-1-harbour-library.md

Fix: none - a name has to be thought of, and other posts may link to the old address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.post_names import slug_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """One finding: digits alone, a pattern of the option, or too short."""
    slug = slug_of(post, numbered=True)
    if slug is None:
        return
    least = cx.int_option("least")
    if slug.isdecimal():
        yield Found("digits", None, {"slug": slug})
    elif any(re.fullmatch(pattern, slug) for pattern in cx.list_option("patterns")):
        yield Found("empty", None, {"slug": slug})
    elif len(slug) < least:
        yield Found("short", None, {"slug": slug, "count": len(slug), "limit": least})


RULE = Rule(
    id="file/slug-meaning",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    options=(Option("patterns", (), regular=True), Option("least", 0)),
    on=False,
)
