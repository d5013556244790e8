"""Words and their kinds, by SudachiPy where it is installed (`pip install 'genko[ja]'`).

The analyser and its dictionary (70 MB) are loaded when first asked for, never at start-up, once in
each process. Where they are absent, rules that need them find nothing; the site's rules tell so.
Any thread may ask: a tokenizer serves one at a time, so each thread has its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from threading import local
from typing import NamedTuple, Protocol

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
    return find_spec("sudachipy") is not None and _edition() is not None


def morphemes(text: str) -> list[Morpheme]:
    """The words of ``text``, the shortest there are; nothing where there is no analyser."""
    if not available():
        return []
    words: list[Morpheme] = []
    start = 0
    for word in _own.tokenizer.tokenize(text):
        # Each question to the analyser costs as much as all else here: no more of them than needed.
        # Words follow each other without a gap.
        end = word.end()
        surface = text[start:end]
        kind, detail = _kind(word.part_of_speech_id())
        lemma = word.dictionary_form() if kind == "動詞" else surface
        words.append(Morpheme(start, surface, kind, detail, lemma))
        start = end
    return words


class _Word(Protocol):
    """What of a word of SudachiPy, an optional library without types, is asked for."""

    def end(self) -> int: ...

    def part_of_speech_id(self) -> int: ...

    def dictionary_form(self) -> str: ...


class _Tokenizer(Protocol):
    def tokenize(self, text: str, /) -> Iterable[_Word]: ...


class _Dictionary(Protocol):
    def tokenizer(self, mode: object, /) -> _Tokenizer: ...

    def pos_of(self, number: int, /) -> tuple[str, ...]: ...


class _OfThread(local):
    """What one thread asks for words."""

    @cached_property
    def tokenizer(self) -> _Tokenizer:
        return _dictionary().tokenizer(import_module("sudachipy").SplitMode.A)


_own = _OfThread()


@cache
def _edition() -> str | None:
    """Which of the dictionaries is installed."""
    return next((name for name in _DICTIONARIES if find_spec(f"sudachidict_{name}")), None)


@cache
def _dictionary() -> _Dictionary:
    """The dictionary; it serves all threads at once."""
    dictionary: _Dictionary = import_module("sudachipy").Dictionary(dict=_edition())
    return dictionary


@cache
def _kind(number: int) -> tuple[str, str]:
    """Kind and detail by the analyser's number for them; there are some hundreds."""
    kind, detail, *_ = _dictionary().pos_of(number)
    return kind, detail
