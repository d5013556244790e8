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
    """A word: its place in the text that was analysed, and what kind it is (UniDic's terms)."""

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
    at = 0
    for word in _tokenizer().tokenize(text):
        surface = word.surface()
        kind, detail, *_ = word.part_of_speech()
        words.append(Morpheme(at, surface, kind, detail, word.dictionary_form()))
        at += len(surface)
    return words


@cache
def _dictionary() -> str | None:
    return next((name for name in _DICTIONARIES if find_spec(f"sudachidict_{name}")), None)


@cache
def _tokenizer() -> Any:  # noqa: ANN401 -- an optional library without types
    sudachi = import_module("sudachipy")
    return sudachi.Dictionary(dict=_dictionary()).tokenizer(sudachi.SplitMode.A)
