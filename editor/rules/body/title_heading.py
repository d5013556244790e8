"""body/title-heading: no heading of the text repeats the title.

Why: the page shows the title above the text already; as a heading it says nothing about the part
below it.

Bad::

    ---
    title: "A day at the sea"
    ---

    We left early.

    ## A day at the sea

Good::

    ---
    title: "A day at the sea"
    ---

    We left early.

    ## The way there

Fix: unsafe - takes the heading away. Where it is the first line, body/title-repeated tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.body_text import first_line, line_of_body
from editor.rules.header_texts import title_of
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.reading_alike import read_alike

_BEHIND = re.compile(r"\n(?:[ \t]*(?:=+|-+)[ \t]*(?=\n|\Z))?(?:[ \t]*\n)*")


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Width, blanks and marks around it are left aside."""
    title = title_of(post)
    if title is None or not title[1].strip():
        return
    first = first_line(post)
    for heading in cx.reading.headings:
        line = line_of_body(post, heading.line)
        if first is not None and line.contains(first.start):
            continue
        if read_alike(heading.text, title[1]):
            fixes = RULE.offer("delete", _without(post.text, line))
            yield Found("repeated", line, {"heading": heading.text}, fixes=fixes)


def _without(text: str, line: Span) -> EditSet:
    behind = _BEHIND.match(text, line.end)
    return EditSet.replace(line.start, behind.end() if behind else line.end, "")


RULE = Rule(
    id="body/title-heading",
    severity=Severity.WARNING,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"delete": Applicability.UNSAFE},
)
