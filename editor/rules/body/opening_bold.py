"""body/opening-bold: the text does not begin with a line all in bold.

Why: such a line is mostly a title that was left in the text; the layout prints one already.

Bad::

    **What the harbour's new library means**

    It opens on Sunday.

Good::

    The harbour's new library opens on Sunday.

Fix: unsafe - takes the marks away; the line becomes a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.rules.body_text import first_line
from editor.rules.model import Found, Need, Rule, RuleContext

_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """The first line with anything in it, if one bold span is all of it."""
    line = first_line(post)
    if line is None:
        return
    bold = _BOLD.fullmatch(line.of(post.text))
    if bold is not None:
        marks = (Span(line.start, line.start + 2), Span(line.end - 2, line.end))
        plain = EditSet.of(TextEdit(mark, "") for mark in marks)
        yield Found("bold", line, {"text": bold[2]}, fixes=RULE.offer("unmark", plain))


RULE = Rule(
    id="body/opening-bold",
    severity=Severity.HINT,
    needs=Need.BODY,
    check=check,
    fixes={"unmark": Applicability.UNSAFE},
)
