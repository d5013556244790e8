"""prose/many-touten: no sentence has more 、 than a reader can follow.

Why: many commas are a sign of a sentence that should be several.

Bad::

    朝は早く起き、顔を洗い、食事をとり、服を着て、家を出ます。

Good::

    朝は早く起き、顔を洗います。食事をとり、着替えてから家を出ます。

Fix: none - where to cut a sentence, only its author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Kind, Mark
from editor.core.prose.nouns import between_nouns
from editor.core.prose.prose import NUL
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Points at each comma that is one too many; those between two nouns of a list are free."""
    limit, touten = cx.int_option("max"), cx.text_option("touten")
    strict = cx.bool_option("strict")
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=Mark.CODE | Mark.ALT)
    for start, end, _block in prose.sentences:
        if layer.count(touten, start, end) <= limit:
            continue
        for at in _one_too_many(layer[start:end], limit, touten, strict=strict):
            span = Span(start + at, start + at + 1)
            yield Found("many", span, {"mark": touten, "limit": limit})


@lru_cache(maxsize=512)
def _one_too_many(sentence: str, limit: int, touten: str, *, strict: bool) -> tuple[int, ...]:
    """Where each comma stands that is one too many; kept, as few sentences change at a key."""
    said = sentence.replace(NUL, "")
    many: list[int] = []
    count, at = 0, -1
    for found in _pattern(touten).finditer(said):
        # A full stop within brackets ends no sentence, but the commas are counted anew.
        if found.group() != touten:
            count = 0
            continue
        # With and without Markdown the commas are as many.
        at = sentence.find(touten, at + 1)
        if strict or not between_nouns(said, found.start()):
            count += 1
            if count > limit:
                many.append(at)
                count = 0
    return tuple(many)


@cache
def _pattern(touten: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(touten)}|[。．！？!?]")


RULE = Rule(
    id="prose/many-touten",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("max", 3), Option("strict", default=False), Option("touten", "、")),
    on=False,
)
