"""body/heading-count: a text has as many headings as the site wants at least.

Why: headings let readers find what they look for, and search engines what the text is about.

Bad::

    (a long text without a heading)

Good::

    ## The way there

    ## At the sea

    ## The way back

Fix: none - headings have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Headings of level two, and those of levels two and three together; 0 means no limit."""
    least_second, least_both = cx.int_option("second-level"), cx.int_option("both-levels")
    if not (least_second or least_both) or not post.body.strip():
        return
    second = sum(heading.level == 2 for heading in cx.reading.headings)
    both = second + sum(heading.level == 3 for heading in cx.reading.headings)
    if second < least_second:
        args = {"count": second, "limit": least_second}
        yield Found("second-level", first_line(post), args)
    elif both < least_both:
        yield Found("both-levels", first_line(post), {"count": both, "limit": least_both})


RULE = Rule(
    id="body/heading-count",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("second-level", 0), Option("both-levels", 0)),
)
