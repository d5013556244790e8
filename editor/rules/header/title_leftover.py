"""header/title-leftover: a title holds no remains of a template or of a script.

Why: what a script filled in to reach a length says nothing to readers.

Bad::

    title: "図書館が開館（・読書）"

Good::

    title: "図書館が開館"

Fix: none - what belongs in its place has to be thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.header_texts import TITLE, place_in, title_of
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pattern_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A guess, by the regular expressions of the option."""
    pattern = pattern_of(cx.list_option("patterns"))
    title = title_of(post)
    if pattern is None or title is None:
        return
    entry, text = title
    for found in pattern.finditer(text):
        span = place_in(entry, *found.span())
        yield Found("found", span, {"text": found[0]}, field=TITLE)


RULE = Rule(
    id="header/title-leftover",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    options=(Option("patterns", (), regular=True),),
)
