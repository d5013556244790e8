"""body/opening-phrase: a text does not greet its readers, where the site wants none of that.

Why: the first words are what lists and search engines show; a greeting says nothing there.

Bad::

    やあ、みんな。今日は図書館の話だ。

Good::

    港町に図書館が開館した。

Fix: none - how to begin instead has to be thought of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.body_text import in_body
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pattern_of

_LINE = re.compile(r"\S[^\n]*")
WITHIN = 3
"""The paragraphs that are looked at: a title left in the text often stands before the greeting."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The option's regular expressions, at the start of each of the first lines with anything."""
    pattern = pattern_of(cx.list_option("patterns"))
    if pattern is None:
        return
    for line in islice(_LINE.finditer(post.body), WITHIN):
        found = pattern.match(post.body, *line.span())
        if found is not None:
            yield Found("found", in_body(post, *found.span()), {"phrase": found[0]})


RULE = Rule(
    id="body/opening-phrase",
    severity=Severity.WARNING,
    needs=Need.BODY,
    check=check,
    options=(Option("patterns", (), regular=True),),
)
