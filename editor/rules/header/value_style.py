"""header/value-style: values are written in the style that the schema names for new ones.

Why: scripts that read front matter line by line count on one way of writing; and differences
between two states of a post show what was changed, not how it was typed.

Bad::

    tags:
      - "AI"

Good::

    tags: ["AI"]

Fix: safe - writes the same value in the wanted style.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.parse import Entry
from editor.core.header.scalars import flow_value, scalar
from editor.core.header.values import Value
from editor.core.post import Post
from editor.core.schema.model import Field
from editor.core.schema.validate import as_listed
from editor.rules.mending import writing
from editor.rules.model import Found, Need, Rule, RuleContext

_OF_TEXTS = frozenset({"plain", "single", "double"})


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Texts and lists; a date is left alone, because quotes change what Jekyll makes of it."""
    for field in cx.schema.fields_that(_is_styled):
        entry = post.header.get(field.key)
        if entry is None or entry.style == field.style:
            continue
        source = _rewritten(as_listed(cx.schema, field.key, entry.value), entry, field)
        if source is None or source == entry.raw:
            continue
        fixes = RULE.offer("restyle", writing(post, cx, field.key, source))
        args = {"field": field.key, "source": source}
        yield Found(str(field.style), entry.value_span, args, field=field.key, fixes=fixes)


def _is_styled(field: Field) -> bool:
    return field.style is not None and field.type != "datetime"


def _rewritten(value: Value, entry: Entry, field: Field) -> str | None:
    """The value in the field's style; None where that style is not for it."""
    if field.style == "flow" and isinstance(value, list | dict):
        listed = isinstance(entry.value, str)  # a text that Jekyll takes for a list
        return flow_value(value) if listed or entry.style == "block" else None
    if field.style not in _OF_TEXTS or entry.style not in _OF_TEXTS:
        return None
    if not isinstance(value, str):
        return None
    written = scalar(value, field.style)
    return written.source if written.value == value else None


RULE = Rule(
    id="header/value-style",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"restyle": Applicability.SAFE},
    on=False,
)
