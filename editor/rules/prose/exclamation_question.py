"""prose/exclamation-question: no exclamation and question marks where a site wants none.

Why: in news and technical texts they sound like advertising; a plain sentence says the same.

Bad::

    ついに発表されました！

Good::

    発表されました。

Fix: none - what the sentence becomes, only its author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import covers
from editor.core.prose.prose import NUL
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_MARKS = {
    "!": "allow-half-width-exclamation",
    "！": "allow-full-width-exclamation",
    "?": "allow-half-width-question",
    "？": "allow-full-width-question",
}
_NAMES = ("Yahoo!",)
"""Names that are written with a mark."""


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Text outside quotes, links and emphasis."""
    unwanted = "".join(mark for mark, option in _MARKS.items() if not cx.bool_option(option))
    if not unwanted:
        return
    allowed = _NAMES + cx.list_option("allow")
    layer = cx.reading.wording.words
    for found in _pattern(unwanted).finditer(layer):
        at = found.start()
        begin = layer.rfind(NUL, 0, at) + 1
        stretch = layer[begin : layer.find(NUL, at)]
        if not covers(allowed, stretch, at - begin, at - begin + 1):
            yield Found("mark", Span(at, at + 1), {"mark": found.group()})


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


RULE = Rule(
    id="prose/exclamation-question",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), *(Option(name, default=False) for name in _MARKS.values())),
    on=False,
)
