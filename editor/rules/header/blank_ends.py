"""header/blank-ends: a text does not begin or end with blanks.

Why: nobody sees them, yet they count: a tag with a blank behind it is another tag, and a title
with one is not found again.

Bad::

    title: "A title "

Good::

    title: "A title"

Fix: safe - takes them away.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.values import Value
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext

_MAY_END_SO = frozenset({"literal", "folded"})
"""A block of text ends with a line end by nature."""


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Texts and items of lists, under the keys that the schema knows."""
    for key, value in post.header.values.items():
        if not _blank_ends(value) or cx.schema.field(key) is None:
            continue
        entry = post.header.get(key)
        if entry is None or entry.style in _MAY_END_SO:
            continue
        fixes = RULE.offer("trim", setting(post, cx, key, _trimmed(value)))
        yield Found("blank", entry.value_span, {"field": key}, field=key, fixes=fixes)


def _blank_ends(value: Value) -> bool:
    if isinstance(value, list):
        return any(isinstance(v, str) and _blank_ends(v) for v in value)
    return isinstance(value, str) and value.strip() not in ("", value)


def _trimmed(value: Value) -> Value:
    if isinstance(value, list):
        return [v.strip() if isinstance(v, str) else v for v in value]
    return value.strip() if isinstance(value, str) else value


RULE = Rule(
    id="header/blank-ends",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"trim": Applicability.SAFE},
)
