"""body/liquid: no Liquid in the text, where the site wants none there.

Why: Jekyll works it out before anything else; a slip stops the whole site from being built, and
elsewhere (feeds, other programs) the marks show as they are.

Bad::

    {% include advertisement.html %}

Good::

    The layout includes it.

Fix: none - what stands for it, only the site knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import in_body
from editor.rules.model import Found, Need, Rule, RuleContext

_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Tags and outputs that are closed, outside of code."""
    if "{{" not in post.body and "{%" not in post.body:
        return
    for found in _LIQUID.finditer(cx.reading.prose):
        yield Found("found", in_body(post, *found.span()), {"tag": " ".join(found[0].split())})


RULE = Rule(id="body/liquid", severity=Severity.HINT, needs=Need.DOCUMENT, check=check, on=False)
