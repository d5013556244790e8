"""header/unreadable: the front matter must be YAML that Jekyll can read.

Why: Jekyll only prints a line in red, then publishes the post without its title and at the address
of the day on which the site is built.

Bad::

    title: AI: the next step

Good::

    title: "AI: the next step"

Fix: unsafe - puts a value into quotes where a colon or a leading mark in it is what YAML trips
over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.parse import parse_header
from editor.core.header.scalars import NoTextError, double_quoted
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.rules.model import Found, Need, Rule, RuleContext

REASON_PREFIX = "header.error."
_PAIR = re.compile(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^\s\"'|>\[{].*?)[ \t]*\Z")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """One finding: libyaml stops at the first fault."""
    error = post.header.error
    if error is None:
        return
    yield Found(
        variant=error.reason.removeprefix(REASON_PREFIX),
        span=error.span,
        args=error.args,
        fixes=RULE.offer("quote", _quoted(post)),
    )


def _quoted(post: Post) -> EditSet | None:
    """The value of the line of the error in double quotes, if that makes the header readable."""
    error = post.header.error
    assert error is not None
    line = post.lines.span(post.lines.line_of(error.span.start))
    pair = _PAIR.match(line.of(post.text))
    if pair is None:
        return None
    start = line.start + pair.start("value")
    try:
        edits = EditSet.replace(start, line.start + pair.end("value"), double_quoted(pair["value"]))
    except NoTextError:
        return None
    return edits if parse_header(edits.apply(post.text)).error is None else None


RULE = Rule(
    id="header/unreadable",
    severity=Severity.ERROR,
    needs=Need.HEADER,
    check=check,
    fixes={"quote": Applicability.UNSAFE},
    binds_drafts=True,
)
