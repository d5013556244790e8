"""prose/dropped-ra: no potential form that has lost its ら.

Why: 見れる is how people speak; in print many readers take it for a mistake.

Bad::

    動画はいつでも見れる。

Good::

    動画はいつでも見られる。

Fix: unsafe - puts the ら in; a name or a quotation may be meant as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

# Verbs of one stem often heard without ら; 切れる, 入れる and 触れる are right as they are.
_SHORT = frozenset("見来出着寝煮似射居得")
_VERBS = (
    "食べ 考え 決め 起き 降り 信じ 受け 続け 始め 変え 投げ 覚え 教え 答え 伝え 調べ 借り "
    "過ぎ 感じ 逃げ 止め 辞め 集め 進め 求め 見つけ 育て 捨て 建て 立て 避け 開け 閉め 生き "
    "落ち 浴び 延び 伸び 用い 試み 加え 与え 支え 超え 迎え 比べ 並べ"
)
_LONG = tuple(_VERBS.split())
_LAST = frozenset(verb[-1] for verb in _LONG)
_RE = re.compile("れ[るたてまなそ]")
_KANJI = re.compile("[一-龠]")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Text outside quotes, links and emphasis."""
    layer = cx.reading.wording.words
    for found in _RE.finditer(layer):
        at = found.start()
        stem = _stem(layer, at)
        if stem:
            fixes = RULE.offer("insert", EditSet.replace(at, at, "ら"))
            yield Found(
                "dropped", Span(at - stem, at + 1), {"text": layer[at - stem : at + 1]}, fixes=fixes
            )


def _stem(text: str, at: int) -> int:
    """How many characters of a verb that needs its ら stand before ``at``; 0 for none."""
    if text[at - 1] in _SHORT:
        return 0 if _KANJI.match(text, at - 2) else 1
    if text[at - 1] not in _LAST:
        return 0
    return next((len(verb) for verb in _LONG if text.endswith(verb, 0, at)), 0)


RULE = Rule(
    id="prose/dropped-ra",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"insert": Applicability.UNSAFE},
    on=False,
)
