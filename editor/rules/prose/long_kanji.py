"""prose/long-kanji: no long run of kanji without a break.

Why: where one word ends and the next begins is hard to see in a row of kanji.

Bad::

    生成技術活用推進計画を発表しました。

Good::

    生成技術の活用を推進する計画を発表しました。

Fix: none - how to take a compound apart, only its author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from editor.core.findings import MessageArg, Severity
from editor.core.post import Post
from editor.core.prose.allow import covers
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_KANJI = "々〇〻\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Runs outside quotes, links and emphasis that are longer than ``max``."""
    limit = cx.int_option("max")
    allowed = cx.list_option("allow")
    for found in _pattern(limit).finditer(cx.reading.wording.words):
        run = found.group()
        if not allowed or not covers(allowed, run, 0, len(run)):
            args: dict[str, MessageArg] = {"run": run, "count": len(run), "limit": limit}
            yield Found("long", Span(*found.span()), args)


@cache
def _pattern(limit: int) -> re.Pattern[str]:
    # A search skips to a pattern's first set where that is not repeated.
    return re.compile(f"[{_KANJI}][{_KANJI}]{{{max(0, limit)},}}")


RULE = Rule(
    id="prose/long-kanji",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("max", 5), Option("allow", ())),
    on=False,
)
