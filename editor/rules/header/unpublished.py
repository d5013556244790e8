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
    """Jekyll leaves out what says false, and nothing else: the text "no" in quotes is published."""
    entry = post.header.get(PUBLISHED)
    if entry is None or entry.value is not False or post.is_draft:
        return
    fixes = RULE.offer("publish", removing(post, cx, PUBLISHED))
    yield Found("off", entry.value_span, field=PUBLISHED, fixes=fixes)


RULE = Rule(
    id="header/unpublished",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"publish": Applicability.UNSAFE},
)
