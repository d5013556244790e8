"""header/title-ending: a title does not break off.

Why: titles that a script cut at a fixed length end with a particle, a comma or an open bracket.

Bad::

    title: "港町の図書館が開館、子どもたちに"

Good::

    title: "港町の図書館が開館、子どもたちに人気"

Fix: none - how it was meant to go on, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.header_texts import TITLE, place_in, title_of
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import pattern_of


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """A guess, by the regular expressions of the option: they are tried at the title's end."""
    endings = cx.list_option("endings")
    title = title_of(post)
    if not endings or title is None:
        return
    entry, text = title
    pattern = pattern_of(tuple(f"(?:{ending})\\Z" for ending in endings))
    found = pattern.search(text.rstrip()) if pattern else None
    if found is not None:
        yield Found("cut", place_in(entry, *found.span()), {"end": found[0]}, field=TITLE)


RULE = Rule(
    id="header/title-ending",
    severity=Severity.HINT,
    needs=Need.HEADER,
    check=check,
    options=(Option("endings", (), regular=True),),
)
