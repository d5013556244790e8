"""body/conclusion: a text ends with a part that sums it up.

Why: hurried readers jump to the end and want to know there what it all means.

Bad::

    ## The way there

    ## At the sea

Good::

    ## At the sea

    ## Conclusion

Fix: none - it has to be written.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import line_of_body
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Any heading with one of the option's words in it; a text without headings is let be."""
    words = cx.list_option("words")
    found = cx.reading.headings if words else ()
    if not found or any(word in heading.text for heading in found for word in words):
        return
    yield Found("missing", line_of_body(post, found[-1].line), {"words": ", ".join(words)})


RULE = Rule(
    id="body/conclusion",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("words", ()),),
)
