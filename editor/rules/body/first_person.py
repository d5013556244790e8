"""body/first-person: a text does not speak of its author, where the site wants none of that.

Why: a site that speaks as one office loses its voice when each post speaks as somebody else.

Bad::

    僕が見たところ、図書館は広い。

Good::

    図書館は広い。

Fix: none - the sentence has to be written anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.phrases import places_of, told


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every one of the option's phrases."""
    return told(post, places_of(cx, post, "phrases"))


RULE = Rule(
    id="body/first-person",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("phrases", ()),),
)
