"""header/title-markdown: a title holds no Markdown.

Why: templates print a title as it is typed, so readers see the asterisks.

Bad::

    title: "**New**: `genko` is here"

Good::

    title: "New: genko is here"

Fix: safe - takes the marks away and keeps the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.plain_text import has_marks, without_marks

TITLE = "title"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """One finding for the title, however many marks there are."""
    entry = post.header.get(TITLE)
    if entry is None or not isinstance(entry.value, str) or not has_marks(entry.value):
        return
    plain = without_marks(entry.value)
    yield Found(
        "marks",
        entry.value_span,
        {"plain": plain},
        field=TITLE,
        fixes=RULE.offer("strip", setting(post, cx, TITLE, plain)),
    )


RULE = Rule(
    id="header/title-markdown",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"strip": Applicability.SAFE},
)
