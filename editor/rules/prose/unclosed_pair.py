"""prose/unclosed-pair: what a bracket or quotation mark opens, another closes.

Why: without its other half the reader does not know where a quotation or an aside ends.

Bad::

    同社は「安全に使える、と説明しました。

Good::

    同社は「安全に使える」と説明しました。

Fix: none - where the other half belongs, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Each paragraph by itself; what stands in emphasis, links and code is not looked at."""
    for opener in cx.reading.wording.unclosed:
        if opener.mark != "《":
            yield Found("open", Span(opener.at, opener.at + 1), {"mark": opener.mark})


RULE = Rule(
    id="prose/unclosed-pair",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
