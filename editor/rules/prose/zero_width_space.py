r"""prose/zero-width-space: no space that nobody sees.

Why: it comes with copied text, and a word with one in it is not found by search.

Bad::

    生成\u200bAI を使います。

Good::

    生成AI を使います。

Fix: safe - takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_SPACE = "\u200b"


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    if not cx.reading.wording.odd:
        return
    for found in re.finditer(_SPACE, cx.reading.wording.written):
        fixes = RULE.offer("delete", EditSet.replace(*found.span(), ""))
        yield Found("space", Span(*found.span()), fixes=fixes)


RULE = Rule(
    id="prose/zero-width-space",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"delete": Applicability.SAFE},
    on=False,
)
