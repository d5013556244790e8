"""body/list-share: a text does not consist of lists for the most part.

Why: points without sentences between them do not say how one follows from the other.

Bad::

    - It is new.
    - It is large.
    - It is open.

Good::

    The new library is large, and it is open now.

Fix: none - the sentences have to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_POINT = re.compile(r"^[ \t]*[-*][ \t]", re.MULTILINE)
_LINE = re.compile(r"^.*\S", re.MULTILINE)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Lines that begin with ``-`` or ``*``, of all lines with anything in them; 0: no limit."""
    most = cx.int_option("percent")
    points = sum(1 for _ in _POINT.finditer(post.body)) if most else 0
    if not points:
        return
    lines = sum(1 for _ in _LINE.finditer(post.body))
    if 100 * points > most * lines:
        percent = round(100 * points / lines)
        yield Found("much", first_line(post), {"percent": percent, "limit": most})


RULE = Rule(
    id="body/list-share",
    severity=Severity.HINT,
    needs=Need.BODY,
    check=check,
    options=(Option("percent", 0),),
)
