"""prose/redundant-phrase: no long way of saying what one verb says.

Why: することができます is できます with six letters more; a verb hidden in を行う is stiff.

Bad::

    データの分析を行う。

Good::

    データを分析する。

Fix: unsafe - 行う becomes する.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.model import Kind, Mark
from editor.core.prose.prose import ANYWHERE
from editor.core.prose.words import find_words
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

# Nouns that are no verbs with する, 最適化 that has its する already, and 処理, which programs do.
_OTHER_NOUNS = "意思決定 化 処理 事業 業務 政策 儀式 行事 措置 対策 施策 実務 手続 作戦 行為 戦略"
_NO_VERBS = tuple(_OTHER_NOUNS.split())
_NOUN = re.compile(
    r"(?:[一-龠々]{2,8}|サポート|フォロー|スタート|レビュー|トレーニング|シミュレーション)\Z"
)
_CAN = re.compile("すること(?:[がはも]|など)(?:でき|可能[でだな]|不可能[でだな])")
_DO = re.compile("を行(?:っ|い|う|わ|お)|を実行(?![ァ-ヶー一-龠])")
_SAID = {"であると言えます": "is-said", "であると考えている": "is-thought"}
_VERB = {"っ": "し", "い": "し", "う": "する", "わ": "し"}


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Text outside headings, quotes, links and code."""
    off, fine = cx.list_option("off"), cx.list_option("allow")
    without = Mark.LINK | Mark.CODE | Mark.ALT
    layer = cx.reading.wording.layer(ANYWHERE, outside=Kind.QUOTE | Kind.HEADING, without=without)
    for found in (*_can(layer), *_do(layer), *_said(layer)):
        if found.variant not in off and not allowed(fine, str(found.args["text"])):
            yield found


def _can(layer: str) -> Iterator[Found]:
    for found in _CAN.finditer(layer):
        yield Found("can", Span(*found.span()), {"text": found.group()})


def _said(layer: str) -> Iterator[Found]:
    for at, words in find_words(layer, _SAID):
        yield Found(_SAID[words], Span(at, at + len(words)), {"text": words})


def _do(layer: str) -> Iterator[Found]:
    for found in _DO.finditer(layer):
        at = found.start()
        noun = _NOUN.search(layer, max(0, at - 8), at)
        if noun is None or layer.endswith(_NO_VERBS, 0, at):
            continue
        text = layer[noun.start() : found.end()]
        verb = _VERB.get(text[-1])
        edits = (
            None
            if verb is None or found.group()[1] == "実"
            else EditSet.replace(at, found.end(), verb)
        )
        fixes = RULE.offer("shorten", edits)
        variant = "do" if found.group().startswith("を行") else "run"
        yield Found(variant, Span(noun.start(), found.end()), {"text": text}, fixes=fixes)


RULE = Rule(
    id="prose/redundant-phrase",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"shorten": Applicability.UNSAFE},
    options=(Option("off", ()), Option("allow", ())),
    on=False,
)
