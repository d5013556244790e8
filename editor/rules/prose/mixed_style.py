"""prose/mixed-style: です・ます and である do not stand side by side.

Why: a change of tone in the middle of a text sounds as if another author had gone on.

Bad::

    新しいモデルが出ます。価格は同じである。

Good::

    新しいモデルが出ます。価格は同じです。

Fix: none - how the sentence ends in the other style, its author knows best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Block, Kind, Mark
from editor.core.prose.prose import NUL
from editor.core.prose.styles import PLAIN, POLITE, Ending, endings
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_WHERE = ("header", "list", "body")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Headings, lists and other paragraphs each by themselves; quotes and tables are left alone."""
    prose = cx.reading.wording
    strict = cx.bool_option("strict")
    layer = prose.layer(
        Kind.PARAGRAPH | Kind.HEADING, outside=Kind.QUOTE, without=Mark.CODE | Mark.ALT
    )
    plain = prose.layer(
        Kind.PARAGRAPH | Kind.HEADING,
        outside=Kind.QUOTE,
        without=Mark.STRONG | Mark.EMPHASIS | Mark.LINK | Mark.CODE | Mark.ALT,
    )
    found: dict[str, list[Ending]] = {where: [] for where in _WHERE}
    for end in endings(layer, prose.blocks, strict=strict):
        if plain[end.start] != NUL:
            found[_where(end.block)].append(end)
    for where in _WHERE:
        yield from _against(where, found[where], cx.text_option(f"prefer-in-{where}"))


def _where(block: Block) -> str:
    if block.kind & Kind.HEADING:
        return "header"
    return "list" if block.kind & Kind.LIST else "body"


def _against(where: str, ends: list[Ending], preferred: str) -> Iterator[Found]:
    """What is not in the preferred style; without one, what is of the style that is rarer."""
    variant = where
    if preferred not in {POLITE, PLAIN}:
        count = Counter(end.style for end in ends)
        if len(count) < 2:
            return
        preferred = POLITE if count[POLITE] >= count[PLAIN] else PLAIN
        variant = f"{where}-mixed"
    for end in ends:
        if end.style != preferred:
            yield Found(variant, Span(end.start, end.end), {"preferred": preferred})


RULE = Rule(
    id="prose/mixed-style",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(
        Option("prefer-in-header", ""),
        Option("prefer-in-body", ""),
        Option("prefer-in-list", ""),
        Option("strict", default=False),
    ),
    on=False,
)
