"""prose/weak-phrase: no "perhaps" and "I think" where a plain statement is wanted.

Why: readers of news and manuals want to know what is; かもしれない leaves open whose doubt it is.

Bad::

    普及が進むかもしれない。

Good::

    普及が進む見込みです。

Fix: none - what is certain, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.words import find_words
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_WEAK = ("かもしれ", "思う", "思います")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    for at, phrase in find_words(cx.reading.wording.written, _WEAK):
        yield Found("weak", Span(at, at + len(phrase)), {"text": phrase})


RULE = Rule(
    id="prose/weak-phrase",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
