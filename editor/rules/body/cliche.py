"""body/cliche: a text does without phrases that any text could have.

Why: they fill lines and say nothing; readers take many of them for the mark of a machine.

Bad::

    これは非常に重要であり、今後ますます注目されるでしょう。

Good::

    市は来年、同じ図書館をもう一つ建てます。

Fix: none - take the phrase away, or say what is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.phrases import places_of, told


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """All phrases of the option, where a post has at least ``from`` different ones."""
    places = places_of(cx, post, "phrases")
    if len({post.body[start:end] for start, end in places}) >= max(1, cx.int_option("from")):
        yield from told(post, places)


RULE = Rule(
    id="body/cliche",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("phrases", ()), Option("from", 1)),
)
