"""prose/doubled-particle: no particle twice running in one sentence.

Why: が behind が, に behind に: readers cannot see what belongs to what and read again.

Bad::

    材料不足で代替素材で製品を作った。

Good::

    材料が足りず、代替素材で製品を作った。

Fix: none - which of the two to change, only the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.prose.model import Kind, Mark
from editor.core.prose.morphemes import available
from editor.core.prose.particles import Particle, particles_of
from editor.core.prose.prose import NUL
from editor.core.prose.suspects import suspects
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_FINE = {("の", "格助詞"), ("を", "格助詞"), ("て", "接続助詞"), ("で", "接続助詞")}
_PARALLEL = frozenset({"たり", "や", "とか", "やら", "なり"})


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Sentences of paragraphs and lists. Needs the analyser of the extra ``[ja]``.

    Particles with a comma between are more than one apart: where that is enough, only clauses that
    can hold a doubled one are analysed.
    """
    if not available():
        return
    least, strict = cx.int_option("min-interval"), cx.bool_option("strict")
    allow = cx.list_option("allow")
    prose = cx.reading.wording
    layer = prose.layer(Kind.PARAGRAPH, outside=Kind.QUOTE, without=Mark.LINK | Mark.ALT)
    for start, end, _block in prose.sentences:
        for at, particle in _doubled(layer[start:end], least, allow, strict=strict):
            span = Span(start + at, start + at + len(particle))
            yield Found("doubled", span, {"particle": particle})


@lru_cache(maxsize=1024)
def _doubled(
    sentence: str, least: int, allow: tuple[str, ...], *, strict: bool
) -> tuple[tuple[int, str], ...]:
    """Where a particle stands a second time in a sentence, and which.

    Kept: at a key in a post all sentences but one are as they were.
    """
    doubled: list[tuple[int, str]] = []
    clauses = [(0, len(sentence))] if strict or least > 1 else suspects(sentence)
    for start, end in clauses:
        # Analysers have no idea of NUL; a mark's place is a space to them.
        piece = sentence[start:end].replace(NUL, " ")
        before: dict[tuple[str, str], tuple[Particle, int]] = {}
        for number, one in enumerate(particles_of(piece)):
            # Strictly, commas and brackets keep no two particles apart.
            place = number if strict else one.part
            other, placed = before.get((one.surface, one.detail), (None, 0))
            before[one.surface, one.detail] = one, place
            if other is None or place - placed > least or one.surface in allow:
                continue
            if strict or not _is_fine(piece, other, one):
                doubled.append((start + one.start, one.surface))
    return tuple(doubled)


def _is_fine(text: str, first: Particle, second: Particle) -> bool:
    """Particles that often follow each other: of listing, を, the て of verbs, かどうか."""
    if (second.surface, second.detail) in _FINE or second.detail == "並立助詞":
        return True
    if second.surface in _PARALLEL:
        return True
    return second.surface == "か" and text.startswith("かどうか", first.start)


RULE = Rule(
    id="prose/doubled-particle",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    options=(
        Option("min-interval", 1),
        Option("strict", default=False),
        Option("allow", ()),
    ),
    on=False,
)
