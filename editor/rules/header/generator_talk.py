"""header/generator-talk: title, excerpt and description are not a generator's excuse.

Why: where a text generator finds nothing it apologises, and a script takes that for the title.

Bad::

    title: "申し訳ありませんが、情報を見つけることができませんでした"

Good::

    title: "港町の図書館が開館"

Fix: none - the text has to be written.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.rules.header_texts import place_in, shown_texts
from editor.rules.model import Found, Need, Option, Rule, RuleContext
from editor.rules.wordlists import phrase_places


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """The first of the option's phrases in each text."""
    phrases = cx.list_option("phrases")
    for entry, text in shown_texts(post, cx.schema) if phrases else ():
        places = phrase_places(text, phrases)
        if places:
            start, end = places[0]
            args = {"field": entry.key, "phrase": text[start:end]}
            yield Found("found", place_in(entry, start, end), args, field=entry.key)


RULE = Rule(
    id="header/generator-talk",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    options=(Option("phrases", ()),),
)
