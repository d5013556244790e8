"""Words and their kinds, by SudachiPy where it is installed (`pip install 'genko[ja]'`).

The analyser and its dictionary (70 MB) are loaded when first asked for, never at start-up, once in
each process. Where they are absent, rules that need them find nothing; the site's rules tell so.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

_DICTIONARIES = ("small", "core", "full")


class Morpheme(NamedTuple):
    """A word: its place in the text that was analysed, and what kind it is (UniDic's terms).

    ``lemma`` is the dictionary form of a verb; other words stand in it as they are written.
    """

    start: int
    surface: str
    kind: str
    detail: str
    lemma: str


@cache
def available() -> bool:
    """Whether the analyser and one of its dictionaries are installed; loads neither."""
    return find_spec("sudachipy") is not None and _dictionary() is not None


def morphemes(text: str) -> list[Morpheme]:
    """The words of ``text``, the shortest there are; nothing where there is no analyser."""
    if not available():
        return []
    words: list[Morpheme] = []
    for word in _analyser()[1].tokenize(text):
        # Each question to the analyser costs as much as all else here: no more of them than needed.
        start = word.begin()
        surface = text[start : word.end()]
        kind, detail = _kind(word.part_of_speech_id())
        lemma = word.dictionary_form() if kind == "動詞" else surface
        words.append(Morpheme(start, surface, kind, detail, lemma))
    return words


@cache
def _dictionary() -> str | None:
    return next((name for name in _DICTIONARIES if find_spec(f"sudachidict_{name}")), None)


@cache
def _analyser() -> tuple[Any, Any]:
    """The dictionary and what analyses by it, of an optional library without types."""
    sudachi = import_module("sudachipy")
    dictionary = sudachi.Dictionary(dict=_dictionary())
    return dictionary, dictionary.tokenizer(sudachi.SplitMode.A)


@cache
def _kind(number: int) -> tuple[str, str]:
    """Kind and detail by the analyser's number for them; there are some hundreds."""
    kind, detail, *_ = _analyser()[0].pos_of(number)
    return kind, detail
