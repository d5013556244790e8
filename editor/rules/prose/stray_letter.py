"""prose/stray-letter: no single Latin letter that the input method left in Japanese text.

Why: a key that was hit too fast stays as a letter (対応でｋない), and spelling checkers miss it.

Bad::

    この機能は対応でkない。

Good::

    この機能は対応できない。

Fix: none - which letters were meant, only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import covers
from editor.core.prose.prose import NUL
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_JAPANESE = "ぁ-ゖァ-ヺー一-龠々"
_LETTER = re.compile(f"[a-zA-Zａ-ｚＡ-Ｚ](?=[{_JAPANESE}、。])")
_BEFORE = re.compile(f"[{_JAPANESE}、。]")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Text outside quotes, links and emphasis."""
    allowed = cx.list_option("allow")
    layer = cx.reading.wording.words
    for found in _LETTER.finditer(layer):
        at = found.start()
        if _BEFORE.match(layer, at - 1) is None:
            continue
        begin = layer.rfind(NUL, 0, at) + 1
        if not covers(allowed, layer[begin : layer.find(NUL, at)], at - begin, at - begin + 1):
            yield Found("letter", Span(*found.span()), {"letter": found.group()})


RULE = Rule(
    id="prose/stray-letter",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ("a", "i", "u", "e", "o", "n", "/[A-ZＡ-Ｚ]/", "/[ａｉｕｅｏｎ]/")),),
    on=False,
)
