"""Polite (です・ます) and plain (である) sentence ends, told by their last words.

textlint asks an analyser; at the end of a sentence the words themselves tell: a です or ます behind
which only particles and marks come before the full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from editor.core.prose.model import Block
from editor.core.prose.words import find_words

POLITE = "ですます"
PLAIN = "である"

_PARTICLES = (
    "か|ね|よ|な|が|から|けれども|けれど|けど|ものの|ので|のに|の|し|ぞ|ぜ|わ|って|とも|と|は|や|を|なぁ|"
    "など|も"
)
_MARKS = (
    "」』）)】》\"”’'？?！!…‥・―—–─；;,，～〜★☆\u2600-\u27bf\U0001f000-\U0001faff\ufe0f \u3000\n\0"
)
_TAIL = re.compile(rf"(?:(?:{_PARTICLES})|[{_MARKS}])*(?:。|\Z)")
_ENDS = ("です", "ます", "である", "であろう")
_HEARSAY = re.compile("と(?:言|い|考え|思|す)[うえる]{1,2}")
_ANYWHERE = re.compile("です|(?<!ます)ます(?!ます)|であ[るれろっり]")


class Ending(NamedTuple):
    """One such word: where it stands in the text, of which style it is, and its block."""

    start: int
    end: int
    style: str
    block: Block


def endings(text: str, blocks: Iterable[Block], *, strict: bool = False) -> Iterator[Ending]:
    """The ends of the sentences of ``text`` in ``blocks``, in order; NUL counts for nothing.

    ``strict`` finds the words within sentences too.
    """
    places = iter(_within(text) if strict else find_words(text, _ENDS))
    at, word = next(places, (len(text), ""))
    for block in blocks:
        while at < block.end:
            if at >= block.start and (strict or _ends_sentence(text, at, word, block.end)):
                style = PLAIN if word.startswith("であ") else POLITE
                yield Ending(at, at + len(word), style, block)
            at, word = next(places, (len(text), ""))


def _within(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found.group()) for found in _ANYWHERE.finditer(text)]


def _ends_sentence(text: str, at: int, word: str, end: int) -> bool:
    behind = at + len(word)
    if text.startswith("。", behind):
        return True
    if word == "である":
        hearsay = _HEARSAY.match(text, behind, end)
        behind = hearsay.end() if hearsay else behind
    return _TAIL.match(text, behind, end) is not None
