"""header/title-pattern: a title has nothing in it that the site does not want there.

Why: labels in brackets and heaps of exclamation marks look like advertising, and use up the few
characters that a search result shows.

Bad::

    title: "【衝撃】図書館が開館！！"

Good::

    title: "図書館が開館"

Fix: unsafe - takes it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.header_texts import TITLE, place_in, title_of
from editor.rules.mending import setting
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pattern_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Every place that one of the option's regular expressions matches, the first ones first."""
    pattern = pattern_of(cx.list_option("patterns"))
    title = title_of(post)
    if pattern is None or title is None:
        return
    entry, text = title
    for found in pattern.finditer(text):
        rest = " ".join(f"{text[: found.start()]}{text[found.end() :]}".split())
        fixes = RULE.offer("remove", setting(post, cx, TITLE, rest), rest=rest) if rest else ()
        span = place_in(entry, *found.span())
        yield Found("found", span, {"text": found[0]}, field=TITLE, fixes=fixes)


RULE = Rule(
    id="header/title-pattern",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"remove": Applicability.UNSAFE},
    options=(Option("patterns", (), regular=True),),
)
