"""body/compliance: a text promises nothing that the law lets nobody promise.

Why: a certain profit, a price that is sure to rise: advertising and investment law forbid it, and
the publisher answers for it.

Bad::

    この投資は元本保証です。

Good::

    この投資には元本割れのおそれがあります。

Fix: none - what can be said has to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.phrases import told
from editor.rules.wordlists import any_found, pattern_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every match of the option's regular expressions."""
    sources = cx.list_option("patterns")
    pattern = pattern_of(sources)
    if pattern is None or not any_found(sources, post.body):
        return iter(())
    return told(post, tuple(found.span() for found in pattern.finditer(cx.reading.prose)))


RULE = Rule(
    id="body/compliance",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("patterns", (), regular=True),),
)
