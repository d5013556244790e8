"""body/trailing-blanks: no line ends with blanks.

Why: nobody sees them, yet two of them break the line in the page, and they show up as changes
between two states of a text.

Bad::

    We left early.·
    (the dot stands for a blank)

Good::

    We left early.

Fix: safe - takes them away, where they break no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.body_text import in_body
from editor.rules.model import Found, Need, Rule, RuleContext

_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_LINE_FOLLOWS = re.compile(r"\n[ \t]*\S")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Outside of code; two blanks before a line that goes on are a line break on purpose."""
    if _BLANKS.search(post.body) is None:
        return
    for found in _BLANKS.finditer(cx.reading.prose):
        start, end = found.span()
        if end - start >= 2 and _may_break(post.body, start, end):
            continue
        edits = EditSet.replace(post.body_start + start, post.body_start + end, "")
        fixes = RULE.offer("trim", edits)
        yield Found("blanks", in_body(post, start, end), {"count": end - start}, fixes=fixes)


def _may_break(body: str, start: int, end: int) -> bool:
    line = body[body.rfind("\n", 0, start) + 1 : start]
    return bool(line.strip()) and _LINE_FOLLOWS.match(body, end) is not None


RULE = Rule(
    id="body/trailing-blanks",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"trim": Applicability.SAFE},
    on=False,
)
