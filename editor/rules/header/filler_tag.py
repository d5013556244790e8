"""header/filler-tag: no tag is there only to fill the list.

Why: a tag that fits every post of the site leads readers nowhere.

Bad::

    tags: ["AI", "図書館", "港町"]       # on a site where all is about AI

Good::

    tags: ["司書", "図書館", "港町"]

Fix: unsafe - takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.header.values import Value
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext

TAGS = "tags"


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Tags of the option's list."""
    fillers = frozenset(cx.list_option("tags"))
    tags = post.header.values.get(TAGS)
    if not isinstance(tags, list) or not any(isinstance(t, str) and t in fillers for t in tags):
        return
    entry = post.header.get(TAGS)
    assert entry is not None
    assert isinstance(entry.value, list)
    for item in entry.items:
        if isinstance(item.value, str) and item.value in fillers:
            rest: list[Value] = []
            rest += (v for v in entry.value if v != item.value)
            fixes = RULE.offer("remove", setting(post, cx, TAGS, rest)) if rest else ()
            yield Found("filler", item.span, {"tag": item.value}, field=TAGS, fixes=fixes)


RULE = Rule(
    id="header/filler-tag",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"remove": Applicability.UNSAFE},
    options=(Option("tags", ()),),
)
