"""header/recommended-field: keys that the site wants of every post are there.

Why: without a description search engines choose a sentence of their own; without an image social
networks show an empty card.

Bad::

    title: "A title"

Good::

    title: "A title"
    description: "What the post is about, in a sentence or two."

Fix: safe - writes a value that needs no thinking: one computed from the body, or the schema's
default.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.schema.model import Field
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.supplying import supplying


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Fields marked ``recommended``; a key without a value counts as absent."""
    header = post.header
    if header.fences is None or header.error is not None:
        return
    for field in cx.schema.fields_that(_is_recommended):
        if header.values.get(field.key) not in (None, "", [], {}):
            continue
        entry = header.get(field.key)
        yield Found(
            "missing",
            post.header_span() if entry is None else entry.key_span,
            {"field": field.key},
            field=field.key,
            fixes=RULE.offer("supply", supplying(post, cx, field.key)),
        )


def _is_recommended(field: Field) -> bool:
    return field.recommended and not field.required


RULE = Rule(
    id="header/recommended-field",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"supply": Applicability.SAFE},
)
