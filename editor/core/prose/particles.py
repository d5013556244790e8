"""The particles of a sentence, those that belong together as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from editor.core.prose.morphemes import Morpheme, morphemes

_COMPOUNDS = (
    "について|によって|による|により|によれば|によると|に対して|に対する|に対し|における|において|にとって|"
    "に関して|に関する|に関し|にかけて|にわたって|にわたる|に従って|につれて|に際して|に際し|にあたって|に当たって|"
    "として|という|といった|といって|とともに|をめぐって|をめぐる|を通じて|を通して|でもって|ではなく"
)
_COMPOUND = re.compile(_COMPOUNDS)
_BREAKS = frozenset("、，,（）()「」『』【】［］[]〈〉《》“”・")
_KINDS = frozenset({"助詞", "助動詞"})

_ADVERBS = re.compile(
    "(?:常|一気|実際|本当|真|特|更|さら|直ち|主|共|単|互い|既|すで|次|まさ|同時|確か|一般|非常|急|大い|一斉|要する|"
    "徐々|明らか|たま|ほん|いか|とも)に"
)
"""Adverbs that an analyser takes apart: their に is no particle."""


class Particle(NamedTuple):
    """A particle: where it stands, how it is written, its kind, what part of the sentence it ends.

    ``part`` counts the particles before it, and commas and brackets as well.
    """

    start: int
    surface: str
    detail: str
    part: int


@lru_cache(maxsize=1024)
def particles_of(text: str) -> tuple[Particle, ...]:
    """The particles of ``text``, which is analysed; kept, as clauses return: here and elsewhere."""
    return tuple(particles(text, morphemes(text)))


def particles(text: str, words: Sequence[Morpheme]) -> Iterator[Particle]:
    """The particles among ``words`` of ``text``, in order; には, では and について are one."""
    part = 0
    skip = 0
    for number, word in enumerate(words):
        if word.start < skip:
            continue
        if word.surface in _BREAKS:
            part += 1
        if word.kind not in _KINDS or _is_adverb(text, words, number):
            continue
        compound = _compound(text, words, number)
        detail = _detail(words, number)
        if compound:
            part += 1
            skip = word.start + len(compound)
            yield Particle(word.start, compound, "連語", part)
        elif detail:
            part += 1
            surface = word.surface
            after = _detail(words, number + 1)
            if word.kind == "助詞" and after and words[number + 1].kind == "助詞":
                surface, detail = surface + words[number + 1].surface, "連語"
                skip = word.start + len(surface)
            yield Particle(word.start, surface, detail, part)


def _is_adverb(text: str, words: Sequence[Morpheme], number: int) -> bool:
    if words[number].surface != "に" or not number:
        return False
    return _ADVERBS.match(text, words[number - 1].start, words[number].start + 1) is not None


def _compound(text: str, words: Sequence[Morpheme], number: int) -> str:
    """について and the like; 〜ようとして is no として."""
    word = words[number]
    if word.kind not in _KINDS or (number and words[number - 1].kind == "助動詞"):
        return ""
    found = _COMPOUND.match(text, word.start)
    return found.group() if found else ""


def _detail(words: Sequence[Morpheme], number: int) -> str:
    """What kind of particle a word is; empty where it is none.

    The に of 重要になる stands for the same as that of 東京に; that of 正確に does not. The の of
    〜のは is a noun to other analysers.
    """
    word = words[number] if number < len(words) else None
    if word is None:
        return ""
    if word.kind == "助詞":
        if word.detail == "準体助詞" or (word.surface == "で" and _denies(words, number)):
            return ""
        return _kind_of_to(words, number) if word.surface == "と" else word.detail
    if word.kind == "助動詞" and word.surface == "に":
        after = words[number + 1].lemma if number + 1 < len(words) else ""
        return "格助詞" if after in {"なる", "する"} else "副詞化"
    return ""


def _denies(words: Sequence[Morpheme], number: int) -> bool:
    """Whether a で is that of ではない and ではありません."""
    behind = [word.surface for word in words[number + 1 : number + 3]]
    return behind[:1] == ["は"] and behind[1:] in (["ない"], ["あり"], ["なく"], ["なかっ"])


def _kind_of_to(words: Sequence[Morpheme], number: int) -> str:
    """と between nouns lists, behind a verb or a bracket it quotes."""
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    if words[number].detail != "格助詞" or before is None or after is None:
        return words[number].detail
    if before.kind in {"動詞", "形容詞", "助動詞"} or before.surface in {"」", "』"}:
        return "引用"
    return "並立助詞" if after.kind in {"名詞", "接頭辞", "代名詞"} else words[number].detail
