"""prose/many-commas: no sentence has more commas (,) than a reader can follow.

Why: many commas are a sign of a sentence that should be several, or a list.

Bad::

    We bought apples, pears, plums, figs, and dates.

Good::

    We bought fruit: apples, pears and plums.

Fix: none - where to cut a sentence, only its author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Kind, Mark
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Points at the last comma of a sentence that has too many."""
    limit = cx.int_option("max")
    if post.body.count(",") <= limit:
        return
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, without=Mark.CODE | Mark.ALT)
    for start, end, _block in prose.sentences:
        count = layer.count(",", start, end)
        if count > limit:
            at = layer.rfind(",", start, end)
            yield Found("many", Span(at, at + 1), {"count": count, "limit": limit})


RULE = Rule(
    id="prose/many-commas",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("max", 4),),
    on=False,
)
