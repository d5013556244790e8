"""prose/doubled-ga: no sentence that turns twice with が.

Why: が can mean "but" or just go on; two of them in a sentence leave readers guessing.

Bad::

    早く出発したが、道が混んでいたが、間に合った。

Good::

    早く出発した。道が混んでいたが、間に合った。

Fix: none - where to cut the sentence, only its author knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Kind, Mark
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Rule, RuleContext

# が behind a verb, an adjective or です is the conjunction; behind a noun it marks the subject.
_PREDICATES = (
    "です ます ません でしょう だろう た だ ない ある いる する なる れる せる える たい しい よう"
)
_ENDS = tuple(_PREDICATES.split())
_NO_TURN = re.compile("が(?:(?<=あなたが)|(?<=ようが)[なあ]|(?<=たが)[るりっらろ])")
"""あなたが, 疑いようがない and 使いたがる."""
_GA = re.compile(f"が(?<=[{''.join(sorted({end[-1] for end in _ENDS}))}]が)")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Sentences of paragraphs and lists; points at the first of the two."""
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=Mark.CODE | Mark.ALT)
    turns = [found.start() for found in _GA.finditer(layer) if _turns(layer, found.start())]
    if len(turns) < 2:
        return
    for start, end, _block in prose.sentences:
        first = bisect_left(turns, start)
        if bisect_left(turns, end, first) - first > 1:
            yield Found("doubled", Span(turns[first], turns[first] + 1))


def _turns(layer: str, at: int) -> bool:
    return layer.endswith(_ENDS, 0, at) and not _NO_TURN.match(layer, at)


RULE = Rule(
    id="prose/doubled-ga",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    on=False,
)
