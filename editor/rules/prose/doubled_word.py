"""prose/doubled-word: no word twice in a row by a slip.

Why: これはは is a slip of the keys that the eye reads over; △△ is left over from a draft.

Bad::

    これはは新しいモデルです。

Good::

    これは新しいモデルです。

Fix: unsafe - takes the second one away; いろいろ and the like may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.morphemes import Morpheme, available, morphemes
from editor.core.prose.prose import Prose
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_SYMBOL = re.compile("([…─△□○×・])(?=\\1)")
_TAKEN_APART = re.compile("(?:よく|まあ|そう)(?=(?:よく|まあ|そう))")
"""Words that textlint's analyser takes for two; a site may allow them."""
_AGAIN = re.compile(
    "([ぁ-ゖ一-龠々]{1,6})\\1"
    "(?<!ここ)(?<!ますます|まだまだ|いよいよ|なかなか|そもそも|しばしば|そろそろ)"
    "(?!(?<=つつ)あ|(?<=かか)[るりわれえっ])"
)
"""What may be a word twice; the commonest words that double a syllable are not asked about."""
# What is doubled is looked at in its surroundings, up to and with a mark that ends a clause.
_EDGES = "\0\n。！？、「」"
_STRETCH = re.compile("[、「」]?[^\0\n。！？、「」]*[、「」]?")
_KATAKANA = re.compile("[ァ-ヺー]+")
_NO_SLIPS = frozenset({"名詞", "代名詞", "接尾辞", "接頭辞", "感動詞", "補助記号", "記号", "空白"})


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text but code. All but symbols needs the analyser of the extra ``[ja]``."""
    allow, sounds = cx.list_option("allow"), cx.bool_option("allow-onomatopoeia")
    prose = cx.reading.wording
    for at, word in sorted({*_symbols(prose.written), *_words(prose)}):
        if not allowed(allow, word) and not (sounds and _KATAKANA.fullmatch(word)):
            span = Span(at, at + len(word))
            fixes = RULE.offer("delete", EditSet.replace(span.start, span.end, ""), word=word)
            yield Found("doubled", span, {"word": word}, fixes=fixes)


def _symbols(layer: str) -> Iterator[tuple[int, str]]:
    for found in _SYMBOL.finditer(layer):
        yield found.end(), found.group()


def _words(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where a word stands a second time, and which it is."""
    if not available():
        return
    layer = prose.written
    for block in prose.blocks:
        for at, word in _in_block(layer[block.start : block.end]):
            yield block.start + at, word


@lru_cache(maxsize=1024)
def _in_block(layer: str) -> tuple[tuple[int, str], ...]:
    """Where a word stands a second time in a block; kept, as few blocks change at a key."""
    words: list[tuple[int, str]] = []
    done = 0
    for found in _AGAIN.finditer(layer):
        if found.start() < done:
            continue
        edge = max(layer.rfind(mark, done, found.start()) for mark in _EDGES)
        start = edge if edge >= 0 and layer[edge] in "、「」" else max(done, edge + 1)
        stretch = _STRETCH.match(layer, start)
        assert stretch is not None
        done = stretch.end() - 1
        words += ((start + at, word) for at, word in _in_clause(stretch.group()))
    return tuple(words)


@lru_cache(maxsize=1024)
def _in_clause(text: str) -> tuple[tuple[int, str], ...]:
    """Where a word stands a second time in ``text``, and which; kept, as clauses return."""
    found = [(word.start, word.surface) for word in _doubled(morphemes(text))]
    found += (
        (apart.end(), apart.group())
        for apart in _TAKEN_APART.finditer(text)
        if text.startswith(apart.group(), apart.end())
    )
    return tuple(found)


def _doubled(words: list[Morpheme]) -> Iterator[Morpheme]:
    """Words that stand directly behind the same word; 一つ一つ is two pairs of words.

    textlint's analyser knows 一つ as a word; 1つ1つ, a figure and its counter, passes there.
    """
    for number in range(1, len(words)):
        word, before = words[number], words[number - 1]
        if word.surface and word.surface == before.surface:
            if not {word.kind, before.kind} & _NO_SLIPS:
                yield word
        elif number > 2 and word.surface == words[number - 2].surface == "つ":
            first, second = words[number - 3], words[number - 1]
            if first.surface == second.surface and not first.surface.isdigit():
                yield word._replace(start=second.start, surface=f"{second.surface}つ")


RULE = Rule(
    id="prose/doubled-word",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"delete": Applicability.UNSAFE},
    options=(Option("allow", ()), Option("allow-onomatopoeia", default=True)),
    on=False,
)
