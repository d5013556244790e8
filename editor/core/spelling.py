"""When two words are the same but for their spelling: width, case, kana, long vowels, hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Hyphens and dashes that are typed for each other and for the mark of a long vowel.
_DASHES = re.compile(r"(?<=[ぁ-ゖー])[-‐‑–—―−－](?=[ぁ-ゖー]|$|[^\w])")
_LONG_END = re.compile(r"(?<=[ぁ-ゖー]{3})ー(?![ぁ-ゖー])")
_SEPARATORS = re.compile(r"[\s_\-‐‑–—・･/]+|(?<!\d)\.|\.(?!\d)")
_PLURAL = re.compile(r"(?<=[A-Z]{2})s\b")


def fold(text: str) -> str:
    """``text`` for finding: without width, case and the difference of the two kana."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_HIRAGANA)


@lru_cache(maxsize=8192)
def word_key(text: str) -> str:
    """What all spellings of one word share, and no other word has.

    A long vowel that ends a word of four kana or more counts for nothing (サーバー, サーバ: JIS had
    one, the Cabinet has the other), one within a word does: ビール is no ビル. A plural is one only
    behind an abbreviation (LLMs). Full stops between digits stay: 4.1 is not 41.
    """
    plain = _PLURAL.sub("", unicodedata.normalize("NFKC", text))
    folded = _DASHES.sub("ー", fold(plain))
    return _SEPARATORS.sub("", _LONG_END.sub("", folded)) or folded


def spellings(counts: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """The spellings in use by what they share, the most used first.

    Of those that are used as often, plain width goes before others, capitals within a word (OpenAI,
    AI) before small letters, and these before a capital at its start.
    """
    made: dict[str, list[str]] = {}
    for text in counts:
        made.setdefault(word_key(text), []).append(text)
    return {
        key: tuple(sorted(texts, key=lambda text: (-counts[text], *_oddness(text))))
        for key, texts in made.items()
    }


def _oddness(text: str) -> tuple[bool, int, str]:
    inner = any(char.isupper() for char in text[1:])
    case = 0 if inner else 1 if text.islower() else 2
    return unicodedata.normalize("NFKC", text) != text, case, text
