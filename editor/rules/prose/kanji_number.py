"""prose/kanji-number: what is counted is written in figures, what is an idiom in kanji.

Why: 1つ beside 二つ looks careless; figures are found faster by the eye (JTF style guide 2.2.2).

Bad::

    機能は二つあります。

Good::

    機能は2つあります。

Fix: unsafe - the other way of writing; 一つ一つ and the like may be meant as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.prose.model import Kind
from editor.core.prose.prose import ALL_MARKS
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_COUNTED = re.compile(
    "(?P<number>[一二三四五六七八九十百][一二三四五六七八九十百]{0,2})(?P<unit>つ|回|か月|番目|進法|次元|[万億兆])"
)
_NOT_BEFORE = frozenset("一二三四五六七八九十百千万億数何幾第唯世界")
_IDIOM = re.compile(r"1(?=部の|部分|時的)(?<![0-9]1)|1(?<=世界1)(?![0-9])|10+(?=[年倍万億人回])")
_TENS = {"10": "十", "100": "百", "1000": "千", "1": "一"}


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Plain text of paragraphs and lists outside quotes."""
    layer = cx.reading.wording.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=ALL_MARKS)
    for found in _COUNTED.finditer(layer):
        figures = _figures(found["number"])
        if figures and layer[found.start() - 1] not in _NOT_BEFORE:
            yield _found("counted", found, f"{figures}{found['unit']}")
    for found in _IDIOM.finditer(layer) if "1" in layer else ():
        figures = found.group()
        if figures in _TENS and (len(figures) == 1 or layer[found.start() - 1] == "数"):
            yield _found("idiom", found, _TENS[found.group()])


def _found(variant: str, found: re.Match[str], right: str) -> Found:
    fixes = RULE.offer("write", EditSet.replace(*found.span(), right), text=right)
    return Found(variant, Span(*found.span()), {"text": found.group(), "right": right}, fixes=fixes)


def _figures(kanji: str) -> str | None:
    """二百十 as 210; None where it is no number that is written so."""
    value, ones = 0, 0
    for character in kanji:
        if character in "十百":
            value += max(ones, 1) * (10 if character == "十" else 100)
            ones = 0
        elif ones:
            return None
        else:
            ones = int(_DIGITS[character])
    return str(value + ones)


RULE = Rule(
    id="prose/kanji-number",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"write": Applicability.UNSAFE},
    on=False,
)
