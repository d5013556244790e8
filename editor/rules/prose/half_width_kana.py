"""prose/half-width-kana: no half-width katakana.

Why: they are hard to read, and search finds other letters than readers type.

Bad::

    ﾃﾞｰﾀを送ります。

Good::

    データを送ります。

Fix: safe - the same letters in full width.
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

_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code."""
    if not cx.reading.wording.odd:
        return
    for found in _HALF_WIDTH.finditer(cx.reading.wording.written):
        full = unicodedata.normalize("NFKC", found.group())
        fixes = RULE.offer("widen", EditSet.replace(*found.span(), full), full=full)
        yield Found("kana", Span(*found.span()), {"text": found.group()}, fixes=fixes)


RULE = Rule(
    id="prose/half-width-kana",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"widen": Applicability.SAFE},
    on=False,
)
