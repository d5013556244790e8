"""body/heading-level-one: the headings of a post begin at the second level.

Why: the page's title is its heading of the first level; a second one confuses search engines,
screen readers and tables of contents.

Bad::

    # Introduction

Good::

    ## Introduction

Fix: unsafe - makes it a heading of the second level; those below it stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.places import line_span

_ATX = re.compile(r"(#)(?=[^#])")
_UNDERLINE = re.compile(r"=+(?=[ \t]*\Z)")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """Headings as kramdown finds them: ``#`` in code is none, an underline of ``=`` makes one."""
    tokens = post.document.tokens
    for token, content in pairwise(tokens):
        if token.type != "heading_open" or token.tag != "h1":
            continue
        line = line_span(post, token)
        fixes = RULE.offer("demote", _demoted(post, line))
        yield Found("found", line, {"heading": content.content.strip()}, fixes=fixes)


def _demoted(post: Post, line: Span) -> EditSet | None:
    mark = _ATX.search(line.of(post.text))
    if mark is not None and not line.of(post.text)[: mark.start()].strip(" \t>"):
        return EditSet.replace(line.start + mark.end(), line.start + mark.end(), "#")
    number = post.lines.line_of(line.start) + 1
    if number >= len(post.lines.starts):
        return None
    below = post.lines.span(number)
    underline = _UNDERLINE.search(below.of(post.text))
    if underline is None:
        return None
    at = below.start + underline.start()
    return EditSet.replace(at, below.start + underline.end(), "-" * len(underline.group()))


RULE = Rule(
    id="body/heading-level-one",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"demote": Applicability.UNSAFE},
)
