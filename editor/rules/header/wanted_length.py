"""header/wanted-length: a text is about as long as the site aims for.

Why: texts of this length fill a search result or a card without being cut off.

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
from editor.rules.text_ranges import is_outside, outside

_WANTED = attrgetter("wanted")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields with a ``wanted`` range; where header/accepted-length speaks, this is silent."""
    for field in cx.schema.fields_that(_WANTED):
        if is_outside(post, field, field.accepted) is None:
            yield from outside(post, cx, RULE, field, field.wanted)


RULE = Rule(
    id="header/wanted-length",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"shorten": Applicability.UNSAFE},
)
