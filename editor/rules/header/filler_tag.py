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
from editor.core.post import Post
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.tags import TAGS, tags_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Tags of the option's list."""
    fillers = frozenset(cx.list_option("tags"))
    tags = tags_of(post)
    for number, tag in enumerate(tags.values if tags else ()):
        if isinstance(tag, str) and tag in fillers:
            assert tags is not None
            rest = [value for value in tags.values if value != tag]
            fixes = RULE.offer("remove", setting(post, cx, TAGS, rest)) if rest else ()
            yield Found("filler", tags.span(number), {"tag": tag}, field=TAGS, fixes=fixes)


RULE = Rule(
    id="header/filler-tag",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"remove": Applicability.UNSAFE},
    options=(Option("tags", ()),),
)
