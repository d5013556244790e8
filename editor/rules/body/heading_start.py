"""body/heading-start: the first heading of a text is of the second level.

Why: the title is the first level; a text that begins with the third looks in outlines as if a part
were missing.

Bad::

    ### The way there

Good::

    ## The way there

Fix: none - whether the heading moves up alone or all of them do, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import MessageArg, Severity
from editor.core.post import Post
from editor.rules.body_text import line_of_body
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A first heading of the first level is body/heading-level-one's."""
    first = next(iter(cx.reading.headings), None)
    if first is not None and first.level > 2:
        args: dict[str, MessageArg] = {"heading": first.text, "level": first.level}
        yield Found("deep", line_of_body(post, first.line), args)


RULE = Rule(
    id="body/heading-start",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
