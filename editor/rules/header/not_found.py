"""header/not-found: front matter begins in the first line and is closed.

Why: Jekyll looks for ``---`` in the very first line and for ``---`` or ``...`` alone in a line
behind it. Otherwise it prints the front matter as text and knows no title, date or tag.

Bad::

    (an empty line)
    ---
    title: "A title"
    ---

Good::

    ---
    title: "A title"
    ---

Fix: safe - takes away the blank lines before the first line.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.fences import find_header
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.begun import begun_header
from editor.rules.model import Found, Need, Rule, RuleContext


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """Blank lines before it, or no end."""
    if post.header.fences is not None:
        return
    start = begun_header(post.text)
    if start is None:
        return
    span = Span(start, start + len("---"))
    trim = EditSet.replace(0, start, "")
    if find_header(trim.apply(post.text)) is None:
        yield Found("unclosed", span)
    elif trim:
        yield Found("not-first", span, fixes=RULE.offer("trim", trim))


RULE = Rule(
    id="header/not-found",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"trim": Applicability.SAFE},
    binds_drafts=True,
)
