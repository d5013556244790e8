"""body/stray-emphasis: no ``**`` that kramdown prints as it is.

Why: kramdown makes text bold only where ``**`` opens directly before a character and closes
directly behind one; elsewhere readers see the asterisks.

Bad::

    This is ** important**.

Good::

    This is **important**.

Fix: none - whether the marks or the blanks are the slip, only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import line_span, place_of, running_texts

_LITERAL = re.compile(r"\*\*")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    r"""What is left of emphasis in the text tokens; code and ``\*\*`` are none."""
    if "**" not in post.body:
        return
    for inline in running_texts(post):
        for token in inline.children or ():
            if token.type != "text" or "**" not in token.content:
                continue
            for found in _LITERAL.finditer(token.content):
                at = int(token.meta["at"]) + found.start()
                span = place_of(post, inline, at, len(found.group()))
                yield Found("literal", span or line_span(post, inline))


RULE = Rule(id="body/stray-emphasis", severity=Severity.WARNING, needs=Need.DOCUMENT, check=check)
