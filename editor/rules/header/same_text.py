"""header/same-text: two keys do not say the same.

Why: where templates show both, readers get the same sentence twice; and a description written for
search engines does more than a copy of the excerpt.

Bad::

    excerpt: "What the post is about."
    description: "What the post is about."

Good::

    excerpt: "What the post is about."
    description: "Who should read it, what they will know afterwards, and why it matters now."

Fix: none - words have to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pairs_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Pairs of the option, as ``description, excerpt``; told at the first of the two."""
    for key, other in pairs_of(cx.list_option("pairs"), ","):
        entry = post.header.get(key)
        if entry is None or not isinstance(entry.value, str) or not entry.value.strip():
            continue
        value = post.header.values.get(other)
        if isinstance(value, str) and value.strip() == entry.value.strip():
            yield Found("same", entry.value_span, {"field": key, "other": other}, field=key)


RULE = Rule(
    id="header/same-text",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    options=(Option("pairs", ()),),
)
