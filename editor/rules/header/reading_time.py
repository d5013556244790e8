"""header/reading-time: the reading time is the one that follows from the body.

Why: it is shown to readers and was computed from an earlier state of the text.

Bad::

    reading_time: 7        # for a body of 1,200 characters

Good::

    reading_time: 3

Fix: safe - writes the computed number: the schema says that this value is computed, so no other
one is right, and nothing that somebody thought of is lost. A missing one is
header/recommended-field's.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.schema.computed import COMPUTED, MOST_MINUTES
from editor.core.schema.model import Field
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext

FORMULA = "reading_time"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields computed by this formula; a hint, because the value ages with each edit.

    Where two scripts of a site cap the value differently, the option names the lower cap: what
    either of them would write is right.
    """
    other_cap = cx.int_option("other-cap") or MOST_MINUTES
    for field in cx.schema.fields_that(_is_computed):
        entry = post.header.get(field.key)
        if entry is None or not isinstance(entry.value, int) or isinstance(entry.value, bool):
            continue
        computed = COMPUTED[FORMULA](post.body)
        if entry.value == computed or entry.value == min(computed, other_cap):
            continue
        yield Found(
            "stale",
            entry.value_span,
            {"field": field.key, "value": entry.value, "computed": computed},
            field=field.key,
            fixes=RULE.offer(
                "recalculate", setting(post, cx, field.key, computed), computed=computed
            ),
        )


def _is_computed(field: Field) -> bool:
    return field.computed == FORMULA


RULE = Rule(
    id="header/reading-time",
    severity=Severity.HINT,
    needs=Need.BODY,
    check=check,
    fixes={"recalculate": Applicability.SAFE},
    options=(Option("other-cap", 0),),
)
