r"""prose/decomposed-kana: no kana whose sound mark is a character of its own.

Why: text copied from a PDF or a Mac's file names has カ and ゛ apart; search and sorting miss it.

Bad::

    テ\u3099ータを送ります。

Good::

    データを送ります。

Fix: safe - the two as one letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_APART = re.compile("[ぁ-ゖァ-ヺ][\u3099-\u309c]")
_COMBINING = {"\u309b": "\u3099", "\u309c": "\u309a"}


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    if not cx.reading.wording.odd:
        return
    for found in _APART.finditer(cx.reading.wording.written):
        kana, mark = found.group()[0], found.group()[1]
        one = unicodedata.normalize("NFC", kana + _COMBINING.get(mark, mark))
        edits = EditSet.replace(*found.span(), one) if len(one) == 1 else None
        fixes = RULE.offer("compose", edits, kana=one)
        yield Found("apart", Span(*found.span()), {"kana": kana}, fixes=fixes)


RULE = Rule(
    id="prose/decomposed-kana",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"compose": Applicability.SAFE},
    on=False,
)
