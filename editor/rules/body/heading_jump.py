"""body/heading-jump: headings go down one level at a time.

Why: screen readers and tables of contents show the levels as an outline, and a level left out
looks as if a part were missing.

Bad::

    ## The way there

    #### By train

Good::

    ## The way there

    ### By train

Fix: unsafe - raises the heading to the level below the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editor.core.findings import Applicability, MessageArg, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.body_text import line_of_body
from editor.rules.model import Found, Need, Rule, RuleContext

_MARK = re.compile(r"[ \t>]*(#+)(?=[ \t])")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Each heading that is two levels or more below the one before it."""
    for before, heading in pairwise(cx.reading.headings):
        if heading.level <= before.level + 1:
            continue
        line = line_of_body(post, heading.line)
        args: dict[str, MessageArg] = {
            "heading": heading.text,
            "level": heading.level,
            "before": before.level,
        }
        level = before.level + 1
        fixes = RULE.offer("raise", _at_level(post, line, level), level=level)
        yield Found("jump", line, args, fixes=fixes)


def _at_level(post: Post, line: Span, level: int) -> EditSet | None:
    mark = _MARK.match(line.of(post.text))
    if mark is None:
        return None
    return EditSet.replace(line.start + mark.start(1), line.start + mark.end(1), "#" * level)


RULE = Rule(
    id="body/heading-jump",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"raise": Applicability.UNSAFE},
)
