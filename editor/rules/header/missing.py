"""header/missing: a post has front matter.

Why: Jekyll publishes a post without any under a title made of its file name, with no tags and no
description.

Bad::

    The text begins at once.

Good::

    ---
    title: "A title"
    ---

    The text begins here.

Fix: unsafe - puts front matter before the text, with what the schema knows, or with the title that
Jekyll would make of the file name.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.write import Refused, add_header
from editor.core.jekyll.names import parse_draft_name, titleize
from editor.core.post import Post
from editor.core.schema.model import Schema
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.begun import begun_header
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.supplying import supplied_value


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Silent where front matter was begun but is not found: header/not-found tells that."""
    if post.header.fences is not None or begun_header(post.text) is not None:
        return
    first = post.lines.span(0)
    yield Found("none", Span(0, first.end), fixes=RULE.offer("add", _header(post, cx.schema)))


def _header(post: Post, schema: Schema) -> EditSet | None:
    keys = [f.key for f in schema.fields if f.required or f.recommended]
    values = {key: supplied_value(post, schema, key) for key in keys}
    pairs = {key: value for key, value in values.items() if value is not None}
    if not pairs:
        name = parse_draft_name(post.name)
        pairs = {"title": titleize(name.slug if name else post.name)}
    try:
        return add_header(post.text, pairs)
    except Refused:
        return None


RULE = Rule(
    id="header/missing",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"add": Applicability.UNSAFE},
)
