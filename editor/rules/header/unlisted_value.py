"""header/unlisted-value: a value is one of those that the schema suggests.

Why: other values are allowed, but a new one is often an old one misspelt.

Bad::

    author: "港町編集部室"

Good::

    author: "港町編集室"

Fix: unsafe - the most similar of the suggested values.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from editor.core.findings import Applicability, Fix, Severity
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Texts of the option's keys, against the schema's ``examples``."""
    for key in cx.list_option("fields"):
        field = cx.schema.field(key)
        entry = post.header.get(key)
        if field is None or entry is None or not isinstance(entry.value, str):
            continue
        names = [str(value) for value in field.suggested]
        if not names or not entry.value.strip() or entry.value in names:
            continue
        fixes: tuple[Fix, ...] = ()
        for near in difflib.get_close_matches(entry.value, names, n=1):
            fixes = RULE.offer("use-nearest", setting(post, cx, key, near), value=near)
        args = {"field": key, "value": entry.value, "listed": ", ".join(names)}
        yield Found("unlisted", entry.value_span, args, field=key, fixes=fixes)


RULE = Rule(
    id="header/unlisted-value",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"use-nearest": Applicability.UNSAFE},
    options=(Option("fields", ()),),
)
