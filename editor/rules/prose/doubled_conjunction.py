"""prose/doubled-conjunction: no two sentences running that are tied by the same conjunction.

Why: しかし after しかし turns the argument twice, and readers lose which way it goes.

Bad::

    速いです。しかし、高価です。しかし、よく売れます。

Good::

    速いです。高価ですが、よく売れます。

Fix: none - which of the two to drop, only the author knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Block, Kind
from editor.core.prose.prose import ALL_MARKS
from editor.core.prose.words import find_words
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

_ANYWHERE = (
    "そして しかし しかしながら あるいは または および 及び もしくは 並びに ならびに すなわち"
)
"""Conjunctions wherever they stand."""
_OTHER_WORDS = re.compile("(?<=も)しかし(?=[たて])")
"""もしかしたら."""
_BOTH = re.compile("かつ(?<=[一-龠々ァ-ヺーで]かつ)(?!て)")
"""A conjunction between two of a kind: 迅速かつ正確; no いつかつくる."""
_FIRST = "また 例えば たとえば つまり だって"
"""Conjunctions where a clause begins."""
_BEFORE_COMMA = (
    "でも ただし ただ だから だからこそ だけど だが なぜなら それから それで それでは "
    "それでも それに それなのに それとも それどころか そのうえ そこで そうすると すると "
    "ところが ところで したがって 従って では なお けれども ゆえに よって かつ しかも "
    "ちなみに ですから もっとも 反面 次に さて 一方 とすれば だとすれば というのも まずは"
)
"""Conjunctions where a clause begins and a comma follows."""
_BY_HEAD: dict[str, list[tuple[str, bool]]] = {}
"""Words by their first two characters, the longest first, and whether a comma must follow."""
for _word in sorted(f"{_FIRST} {_BEFORE_COMMA}".split(), key=len, reverse=True):
    _BY_HEAD.setdefault(_word[:2], []).append((_word, _word not in _FIRST.split()))
_HEADS = "".join(sorted({head[0] for head in _BY_HEAD}))
_CLAUSE_BEGINS = re.compile(f"[\0 \u3000\n、。！？!?（(・](?=[{_HEADS}])")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """The first conjunction of each sentence of a paragraph; sentences without one lie between."""
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=ALL_MARKS)
    sentences = iter(prose.sentences)
    end, block = 0, None
    before: tuple[str, Block | None] | None = None
    for at, word in sorted((*_anywhere(layer), *_first_of_clauses(layer))):
        if at < end:
            continue
        while at >= end:
            _, end, block = next(sentences)
        if before == (word, block):
            yield Found("doubled", Span(at, at + len(word)), {"word": word})
        before = word, block


def _anywhere(layer: str) -> Iterator[tuple[int, str]]:
    for at, word in find_words(layer, _ANYWHERE.split()):
        if not _OTHER_WORDS.match(layer, at):
            yield at, word
    for found in _BOTH.finditer(layer):
        yield found.start(), found.group()


def _first_of_clauses(layer: str) -> Iterator[tuple[int, str]]:
    for found in _CLAUSE_BEGINS.finditer(layer):
        at = found.end()
        for word, comma in _BY_HEAD.get(layer[at : at + 2], ()):
            if layer.startswith(word, at) and (not comma or layer[at + len(word)] in "、，はで"):
                yield at, word
                break


RULE = Rule(
    id="prose/doubled-conjunction",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
