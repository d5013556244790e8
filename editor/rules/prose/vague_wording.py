"""prose/vague-wording: say what, how much and when; leave out what says nothing.

Why: 適切な and 効率的な leave it to the reader to guess the measure; 言うまでもなく can go.

Bad::

    必要に応じて適切な値を選びます。

Good::

    応答が1秒を超えるときは、小さいモデルを選びます。

Fix: none - the measure is known to the author only.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.model import Kind, Mark
from editor.core.prose.words import find_words
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_GROUPS = {
    "redundant": "まず最初に することができます する必要があります 言うまでもなく",
    "vague": "効率的な 適切な 必要に応じて 大幅に削減 大幅に向上 大幅に改善",
    "voice": "によって実行される が行われ",
    "terms": "ユーザー 顧客",
    "structure": "また、",
}
_WORDS = {word: group for group, words in _GROUPS.items() for word in words.split()}
_OF_A_BLOCK = frozenset({"terms", "structure"})


def check(post: Post, cx: RuleContext) -> Iterator[Found]:
    """Paragraphs, those of lists and quotes too; each group can be switched off by its name."""
    allow, off = cx.list_option("allow"), cx.list_option("off")
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, without=Mark.CODE | Mark.ALT)
    words = [(at, word) for at, word in find_words(layer, _WORDS) if _WORDS[word] not in off]
    place = 0
    for block in prose.blocks:
        here: list[tuple[int, str]] = []
        while place < len(words) and words[place][0] < block.end:
            here.append(words[place])
            place += 1
        if here and not (allow and allowed(allow, post.text[block.start : block.end])):
            yield from _single(here)
            yield from _mixed(here)


def _single(words: list[tuple[int, str]]) -> Iterator[Found]:
    for at, word in words:
        if _WORDS[word] not in _OF_A_BLOCK:
            yield Found(_WORDS[word], Span(at, at + len(word)), {"text": word})


def _mixed(words: list[tuple[int, str]]) -> Iterator[Found]:
    """Two terms for one thing in a paragraph, and a paragraph that goes on and on with また."""
    terms = [one for one in words if _WORDS[one[1]] == "terms"]
    other = next((word for _, word in terms if word != terms[0][1]), None)
    if other is not None:
        at, word = terms[0]
        yield Found("terms", Span(at, at + len(word)), {"text": word, "other": other})
    again = [at for at, word in words if _WORDS[word] == "structure"]
    if len(again) > 1:
        yield Found("structure", Span(again[0], again[0] + 2), {"text": "また"})


RULE = Rule(
    id="prose/vague-wording",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(Option("allow", ()), Option("off", ())),
    on=False,
)
