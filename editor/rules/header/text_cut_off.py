"""header/text-cut-off: a title, an excerpt or a description is whole.

Why: dots at the end tell that a script cut the text off in the middle of a sentence; readers of
lists and search results see just that.

Bad::

    excerpt: "The harbour has a new library. It opens on Sun..."

Good::

    excerpt: "The harbour has a new library."

Fix: unsafe - ends it with the last whole sentence, where enough is left then.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.schema.model import Range
from editor.rules.header_texts import place_in, shown_texts
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.shortening import cut_to, trailing_dots


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Two dots or more, or an ellipsis, at the end of the title or of a ``plain_text`` field."""
    for entry, text in shown_texts(post, cx.schema):
        dots = trailing_dots(text)
        if dots is None:
            continue
        field = cx.schema.field(entry.key)
        low = field.accepted.low if field else None
        whole = cut_to(text[: dots.start()] + " ", Range(low or 1, None))
        fixes = RULE.offer("cut", setting(post, cx, entry.key, whole)) if whole else ()
        span = place_in(entry, dots.start(), dots.end())
        yield Found("dots", span, {"field": entry.key}, field=entry.key, fixes=fixes)


RULE = Rule(
    id="header/text-cut-off",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    fixes={"cut": Applicability.UNSAFE},
)
