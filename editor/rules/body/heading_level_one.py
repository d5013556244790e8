"""body/heading-level-one: the headings of a post begin at the second level.

Why: the page's title is its heading of the first level; a second one confuses search engines,
screen readers and tables of contents.

Bad::

    # Introduction

Good::

    ## Introduction

Fix: unsafe - makes it a heading of the second level, those below it stay as they are; or moves all
headings of the text down by one level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core import kramdown
from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.rules.body_text import line_of_body
from editor.rules.model import Found, Need, Rule, RuleContext

_ATX = re.compile(r"#+(?=[^#])")
_UNDERLINE = re.compile(r"=+(?=[ \t]*\Z)")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Headings as kramdown finds them: ``#`` in code is none, an underline of ``=`` makes one."""
    if not any(heading.level == 1 for heading in cx.reading.headings):
        return
    everything = _all_demoted(post, cx.reading.headings)
    for heading in cx.reading.headings:
        if heading.level > 1:
            continue
        line = line_of_body(post, heading.line)
        fixes = RULE.offer("demote", _demoted(post, line))
        fixes += RULE.offer("demote-all", everything)
        yield Found("found", line, {"heading": heading.text}, fixes=fixes)


def _all_demoted(post: Post, headings: tuple[kramdown.Heading, ...]) -> EditSet | None:
    """Only where there are deeper headings, and room below for all of them."""
    if all(heading.level == 1 for heading in headings):
        return None
    edits: list[TextEdit] = []
    for heading in headings:
        line = line_of_body(post, heading.line)
        moved = _demoted(post, line)
        marked = _ATX.match(line.of(post.text).lstrip(" \t>")) is not None
        if moved is None or heading.level == 6 or (heading.level > 1 and not marked):
            return None
        edits += moved
    return EditSet.of(edits)


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
    fixes={"demote": Applicability.UNSAFE, "demote-all": Applicability.UNSAFE},
)
