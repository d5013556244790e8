"""file/name-pattern: the file's name is one that Jekyll takes for a post, and that the site wants.

Why: in ``_posts`` Jekyll reads only files named ``YEAR-MONTH-DAY-title.md``; all others it leaves
out without a word. A site's scripts may count on more than that.

Bad::

    _posts/my first post.md

Good::

    _posts/2026-04-19-my-first-post.md

Fix: none - other pages may link to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.jekyll.names import without_extension
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.post_names import in_posts, slug_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Drafts have no date in their names; everywhere else only ``_posts`` is looked at."""
    if not in_posts(post):
        return
    pattern, slug_pattern = cx.text_option("pattern"), cx.text_option("slug")
    slug = slug_of(post, numbered=bool(pattern))
    if slug is None:
        yield Found("not-dated", None, {"name": post.name})
        return
    if pattern and not re.fullmatch(pattern, without_extension(post.name)):
        yield Found("pattern", None, {"name": post.name, "pattern": pattern})
    if slug_pattern and not re.fullmatch(slug_pattern, slug):
        variant = "slug" if slug.isascii() else "not-ascii"
        yield Found(variant, None, {"slug": slug, "pattern": slug_pattern})
    longest = cx.int_option("slug-length")
    if longest and len(slug) > longest:
        yield Found("long", None, {"slug": slug, "count": len(slug), "limit": longest})


RULE = Rule(
    id="file/name-pattern",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    options=(
        Option("pattern", "", regular=True),
        Option("slug", "", regular=True),
        Option("slug-length", 0),
    ),
)
