"""body/short: the text is as long as the site wants at least.

Why: very short texts are found less often, and here they are mostly ones that broke off.

Bad::

    It opens on Sunday.

Good::

    (a text of some thousand characters)

Fix: none - words have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.text.span import Span
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Code points of the body as written, blanks at both ends not; 0 means no limit."""
    least = cx.int_option("least")
    count = len(post.body.strip())
    if count < least:
        place = first_line(post) or Span(post.body_start, post.body_start)
        yield Found("short", place, {"count": count, "limit": least})


RULE = Rule(
    id="body/short",
    severity=Severity.WARNING,
    needs=Need.BODY,
    check=check,
    options=(Option("least", 0),),
)
