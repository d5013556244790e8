"""header/duplicate-key: every key stands once.

Why: Jekyll silently takes the last one; what is written in the others never shows, and other tools
refuse the whole front matter.

Bad::

    image: "/assets/a.png"
    image: "/assets/b.png"

Good::

    image: "/assets/b.png"

Fix: safe - takes away the ones that Jekyll does not see.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.mending import removing_entry
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """One finding for each entry that is hidden."""
    for entry in post.header.duplicates:
        last = post.header.get(entry.key)
        line = post.lines.line_of(last.key_span.start) + 1 if last else 0
        yield Found(
            "hidden",
            entry.key_span,
            {"field": entry.key, "line": line},
            field=entry.key,
            fixes=RULE.offer("remove", removing_entry(post, cx, entry)),
        )


RULE = Rule(
    id="header/duplicate-key",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"remove": Applicability.SAFE},
)
