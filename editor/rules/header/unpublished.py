"""header/unpublished: the post is marked so that Jekyll leaves it out.

Why: a forgotten ``published: false`` is a common reason for "my post does not appear".

Bad::

    published: false

Good::

    published: true

Fix: unsafe - takes the key away, so that the post is published.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import removing
from editor.rules.model import Found, Need, Rule, RuleContext

PUBLISHED = "published"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Jekyll leaves out what says false or nothing: the text "no" in quotes is published."""
    entry = post.header.get(PUBLISHED)
    if entry is None or post.is_draft or not (entry.value is False or entry.value is None):
        return
    fixes = RULE.offer("publish", removing(post, cx, PUBLISHED))
    variant, span = ("empty", entry.key_span) if entry.value is None else ("off", entry.value_span)
    yield Found(variant, span, field=PUBLISHED, fixes=fixes)


RULE = Rule(
    id="header/unpublished",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"publish": Applicability.UNSAFE},
)
