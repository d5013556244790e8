"""prose/misused-word: no word that is often taken for another one in technical texts.

Why: a rule is applied (適用), a living being adapts (適応); the wrong one makes readers stumble.

Bad::

    新しい設定を適応する。

Good::

    新しい設定を適用する。

Fix: unsafe - the word that is likely meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, MessageArg, Severity
from editor.core.post import Post
from editor.core.prose.words import find_words
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_MISUSED = {
    "を適応": ("適応", "適用"),
    "例外を補足": ("補足", "捕捉"),
    "値を返却する": ("返却する", "返す"),
    "可変する": ("可変する", "変化する"),
}
"""What gives the mistake away, the word of it that is wrong, and the one that is likely meant."""


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    for at, told in find_words(cx.reading.wording.written, _MISUSED):
        wrong, right = _MISUSED[told]
        span = Span(at + told.index(wrong), at + told.index(wrong) + len(wrong))
        args: dict[str, MessageArg] = {"wrong": wrong, "right": right}
        edits = EditSet.replace(span.start, span.end, right)
        yield Found("misused", span, args, fixes=RULE.offer("replace", edits, **args))


RULE = Rule(
    id="prose/misused-word",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"replace": Applicability.UNSAFE},
    on=False,
)
