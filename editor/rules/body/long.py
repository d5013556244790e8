"""body/long: the text is no longer than the site aims for.

Why: what readers do not finish might have been two posts.

Bad::

    (a text of far more characters than the limit)

Good::

    (a text that ends in time)

Fix: none - where to part it, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Code points of the body as written, blanks at both ends not; 0 means no limit."""
    most = cx.int_option("most")
    if not most or len(post.body) <= most:
        return
    count = len(post.body.strip())
    if count > most:
        yield Found("long", first_line(post), {"count": count, "limit": most})


RULE = Rule(
    id="body/long",
    severity=Severity.HINT,
    needs=Need.BODY,
    check=check,
    options=(Option("most", 0),),
)
