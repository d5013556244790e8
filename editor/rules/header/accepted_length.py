"""header/accepted-length: a text is as long as the site's own checks accept.

Why: the site's scripts report texts outside of this range, and search engines cut long ones off.

Bad::

    description: "AI."

Good::

    description: "What the post is about, in a sentence or two that make one want to read on."

Fix: unsafe - cuts a long text at the end of a sentence, where one ends within the range. For a
short one words have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.text_ranges import outside

_ACCEPTED = attrgetter("accepted")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields with an ``accepted`` range, counted in characters (code points)."""
    for field in cx.schema.fields_that(_ACCEPTED):
        yield from outside(post, cx, RULE, field, field.accepted)


RULE = Rule(
    id="header/accepted-length",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"shorten": Applicability.UNSAFE},
)
