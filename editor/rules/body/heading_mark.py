"""body/heading-mark: no ``##`` that readers see.

Why: Jekyll's Markdown makes a heading only of marks at the start of a line with a blank behind
them; elsewhere readers see the marks.

Bad::

    ##The way there

Good::

    ## The way there

Fix: unsafe - puts the blank in. Within bold text the marks have to be moved by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import place_of, running_texts

_LITERAL = re.compile(r"^[ ]{0,3}(#{2,6})(?=[^#\s\d!])|\*\*(#{2,6})(?=[ \t]+\S)", re.MULTILINE)


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Two marks or more, in running text; one before a word may be a hashtag."""
    if "##" not in post.body:
        return
    prose = cx.reading.prose
    for inline in running_texts(post):
        if "##" not in inline.content:
            continue
        for found in _LITERAL.finditer(inline.content):
            group = 1 if found[1] else 2
            span = place_of(post, inline, found.start(group), len(found[group]))
            if span is None or prose[span.start - post.body_start] != "#":
                continue
            if group == 2:
                yield Found("in-bold", span)
            else:
                blank = EditSet.replace(span.end, span.end, " ")
                yield Found("no-blank", span, fixes=RULE.offer("add", blank))


RULE = Rule(
    id="body/heading-mark",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"add": Applicability.UNSAFE},
)
