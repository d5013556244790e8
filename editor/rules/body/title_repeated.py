"""body/title-repeated: the text does not begin with the title over again.

Why: the layout prints the title above the text already, so readers see it twice.

Bad::

    ---
    title: "A day at the sea"
    ---

    # A day at the sea

    We left early.

Good::

    ---
    title: "A day at the sea"
    ---

    We left early.

Fix: unsafe - takes away the line and the blank ones behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.reading_alike import read_alike

_FIRST_LINE = re.compile(r"[ \t]*(?:\n[ \t]*)*(?P<line>\S[^\n]*)")
_BEHIND = re.compile(r"(?:[ \t]*(?:\n|\Z))*")
_UNDERLINE = re.compile(r"\n(?:=+|-+)[ \t]*(?=\n|\Z)")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """The first line with anything in it, its marks of heading and emphasis left aside."""
    title = post.header.values.get("title")
    if not isinstance(title, str) or not title.strip():
        return
    first = _FIRST_LINE.match(post.text, post.body_start)
    if first is None or not read_alike(first["line"], title):
        return
    span = Span(first.start("line"), first.start("line") + len(first["line"].rstrip()))
    yield Found("repeated", span, fixes=RULE.offer("delete", _without(post.text, span)))


def _without(text: str, span: Span) -> EditSet:
    underline = _UNDERLINE.match(text, span.end)
    end = underline.end() if underline else span.end
    behind = _BEHIND.match(text, end)
    return EditSet.replace(span.start, behind.end() if behind else end, "")


RULE = Rule(
    id="body/title-repeated",
    severity=Severity.WARNING,
    needs=Need.BODY,
    check=check,
    fixes={"delete": Applicability.UNSAFE},
)
