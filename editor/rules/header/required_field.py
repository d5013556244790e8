"""header/required-field: every key that the schema requires is there and has a value.

Why: templates, lists of posts and search engines count on it.

Bad::

    title: "A title"
    author:

Good::

    title: "A title"
    author: "Editorial staff"

Fix: safe - writes a value that needs no thinking: one computed from the body, or the schema's
default.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.supplying import supplying

DATE = "date"
"""A draft has none yet: it gets one when it is published."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Top-level keys, and keys within mappings and lists of them."""
    for violation in cx.reading.of(("required",)):
        key = violation.key
        assert key is not None
        if post.is_draft and key == DATE:
            continue
        entry = post.header.get(key)
        if violation.path:
            span = entry.value_span if entry else post.header_span()
            yield Found("inner", span, {"place": violation.place}, field=key)
            continue
        yield Found(
            "missing" if entry is None else "empty",
            post.header_span() if entry is None else entry.key_span,
            {"field": key},
            field=key,
            fixes=RULE.offer("supply", supplying(post, cx, key)),
        )


RULE = Rule(
    id="header/required-field",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"supply": Applicability.SAFE},
)
