"""header/forbidden-field: where the schema allows no other keys, there are none.

Why: ``additionalProperties: false`` says that every key must be known, so that slips are found.

Bad::

    titel: "A title"       # where the schema knows only title

Good::

    title: "A title"

Fix: unsafe - the known key of almost the same name.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import renaming
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.near_keys import near_key


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """``additionalProperties``, ``unevaluatedProperties`` and ``propertyNames`` of the schema."""
    for violation in cx.reading.of(("additionalProperties",)):
        entry = post.header.get(violation.key) if violation.key else None
        if entry is None or violation.path:
            continue
        near = near_key(entry.key, cx.schema, post.header)
        yield Found(
            "forbidden",
            entry.key_span,
            {"field": entry.key},
            field=entry.key,
            fixes=RULE.offer("rename", renaming(post, cx, entry.key, near), key=near)
            if near
            else (),
        )


RULE = Rule(
    id="header/forbidden-field",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"rename": Applicability.UNSAFE},
)
