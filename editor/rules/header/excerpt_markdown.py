"""header/excerpt-markdown: excerpt and description hold no Markdown.

Why: they go into lists, search results and social cards as they are typed, so readers see the
marks.

Bad::

    excerpt: "**A new model** is out."

Good::

    excerpt: "A new model is out."

Fix: safe - takes the marks away and keeps the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.plain_text import has_marks, without_marks

_IS_PLAIN_TEXT = attrgetter("plain_text")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """All fields that the schema calls ``plain_text``."""
    for field in cx.schema.fields_that(_IS_PLAIN_TEXT):
        entry = post.header.get(field.key)
        if entry is None or not isinstance(entry.value, str) or not has_marks(entry.value):
            continue
        plain = without_marks(entry.value)
        yield Found(
            "marks",
            entry.value_span,
            {"field": field.key},
            field=field.key,
            fixes=RULE.offer("strip", setting(post, cx, field.key, plain)),
        )


RULE = Rule(
    id="header/excerpt-markdown",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"strip": Applicability.SAFE},
)
