"""body/heading-repeated: no two headings of a text are the same.

Why: kramdown puts ``-1`` behind the second one's id, so a link to it breaks when one of them moves;
and in a table of contents nobody can tell them apart.

Bad::

    ## Summary

    ## Summary

Good::

    ## Summary of the first part

    ## Summary of the second part

Fix: none - another name has to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import MessageArg, Severity
from editor.core.post import Post
from editor.rules.body_text import line_of_body
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Each heading that has the text of an earlier one, on whatever level."""
    seen: dict[str, int] = {}
    for heading in cx.reading.headings:
        if heading.text in seen:
            line = post.body_line + seen[heading.text] + 1
            args: dict[str, MessageArg] = {"heading": heading.text, "line": line}
            yield Found("again", line_of_body(post, heading.line), args)
        seen.setdefault(heading.text, heading.line)


RULE = Rule(
    id="body/heading-repeated",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
