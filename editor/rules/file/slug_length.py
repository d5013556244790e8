"""file/slug-length: the name in the address is no longer than the site aims for.

Why: long addresses are cut off in search results and break in mails.

Bad::

    _posts/2026-04-19-1-the-library-of-the-small-harbour-town-reopens.md

Good::

    _posts/2026-04-19-1-harbour-library-reopens.md

Fix: none - a name has to be thought of, and other posts may link to the old address.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.post_names import slug_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Characters (code points) behind the day and the number; 0 means no limit."""
    most = cx.int_option("most")
    slug = slug_of(post, numbered=True) if most else None
    if slug is not None and len(slug) > most:
        yield Found("long", None, {"slug": slug, "count": len(slug), "limit": most})


RULE = Rule(
    id="file/slug-length",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    options=(Option("most", 0),),
)
