"""prose/double-negative: no two negatives that make one yes.

Why: readers must turn the sentence over twice; a plain yes or "often" says it at once.

Bad::

    効果がないわけではない。

Good::

    効果はある。

Fix: none - how strong the yes is meant, only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_DOUBLE = re.compile(
    "ない(?:(?:わけ|訳)で[はも]|(?:こと|事)[はも]|もので(?:も)|と[はも](?:限ら|かぎら))ない|なくもない"
)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code; the polite forms pass, as in textlint."""
    if "ない" not in post.body and "なく" not in post.body:
        return
    for found in _DOUBLE.finditer(cx.reading.wording.written):
        yield Found("double", Span(*found.span()), {"text": found.group()})


RULE = Rule(
    id="prose/double-negative",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
