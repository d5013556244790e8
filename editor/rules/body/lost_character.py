"""body/lost-character: no character is lost.

Why: where a text was cut in the middle of a character, or saved in the wrong encoding, readers see
a question mark in a diamond.

Bad::

    港町の�書館

Good::

    港町の図書館

Fix: none - nobody can tell what it was. In the text of a link it comes from the other page's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import in_body, link_places
from editor.rules.model import Found, Need, Rule, RuleContext

_LOST = re.compile("\ufffd+")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """U+FFFD, in code too."""
    if "\ufffd" not in post.body:
        return
    linked = link_places(post)
    for found in _LOST.finditer(post.body):
        start, end = found.span()
        in_link = any(a <= start and end <= b for a, b in linked)
        yield Found("in-link" if in_link else "lost", in_body(post, start, end))


RULE = Rule(id="body/lost-character", severity=Severity.WARNING, needs=Need.DOCUMENT, check=check)
