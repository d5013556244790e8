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

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_MARKS = ("- ", "* ", "-\t", "*\t")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Lines that begin with ``-`` or ``*``, of all lines with anything in them; 0: no limit."""
    most = cx.int_option("percent")
    if not most:
        return
    bare = [line.lstrip(" \t") for line in post.body.split("\n")]
    points = sum(line.startswith(_MARKS) for line in bare)
    lines = sum(not line.isspace() for line in bare if line)
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
