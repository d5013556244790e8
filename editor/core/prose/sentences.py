"""Cuts paragraphs into sentences, as textlint's sentence-splitter does (observed on its output).

A sentence ends behind 。．！？!? and behind a full stop that white space or the paragraph's end
follows, unless an abbreviation or a bare number stands before it. Within brackets and quotation
marks nothing ends: also where one is never closed. What stands in emphasis, links and code is one
piece, whatever is in it.
"""

from __future__ import annotations

import re

from editor.core.prose.model import Opener

_PAIRS = {
    "「": "」", "『": "』", "（": "）", "(": ")", "[": "]", "{": "}", "【": "】", "《": "》",
    "｛": "｝", "［": "］", "〚": "〛", "«": "»", "‹": "›", '"': '"',
}  # fmt: skip
_OPENING = {close: mark for mark, close in _PAIRS.items()}
_QUIET = frozenset("«‹")
"""Marks that are watched but keep no sentence together."""
_STOPS = ".。．！？!?"
_MARKS = re.escape("".join({*_PAIRS, *_OPENING}))
_BRACKETED = "|".join(
    f"{re.escape(mark)}[^{_MARKS}]*+{re.escape(close)}"
    for mark, close in _PAIRS.items()
    if mark not in _QUIET
)
_WORDS = f"[^{_STOPS}{_MARKS}]*+"
_TOKEN = re.compile(f"[{_STOPS}{_MARKS}](?:(?<=[{_STOPS}])[{_STOPS}]*)?")
_USUAL = re.compile(f"{_WORDS}(?:(?:{_BRACKETED}){_WORDS})*。(?![{_STOPS}])")
"""Most sentences: up to a 。 with no other full stop but within brackets that hold no others."""
_SPACE = re.compile(r"\s*")
_BEFORE_STOP = re.compile(r"(?:[A-Za-z]+\.)*[A-Za-z]+\Z|(?<![\d.A-Za-z])\d+\Z")
_SHORT = "co corp dr etc inc jr ltd mr mrs ms no ph.d prof sr st vs e.g i.e u.s u.k"
_ABBREVIATIONS = frozenset(_SHORT.split())
_NAMES_WITH_MARK = frozenset({"Yahoo!"})


def split(text: str, layer: str) -> tuple[tuple[tuple[int, int], ...], tuple[Opener, ...]]:
    """Start and end of each sentence of a paragraph, and the brackets that are left open.

    In ``layer`` everything of ``text`` but the paragraph's own words is NUL. A second bracket of a
    kind that is open counts for nothing, as textlint has it.
    """
    spans: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    end = len(text)
    at = begin = _skip(text, 0, end)
    while at < end:
        usual = None if opened else _USUAL.match(layer, at, end)
        if usual is not None:
            spans.append((begin, usual.end()))
            at = begin = _skip(text, usual.end(), end)
            continue
        token = _TOKEN.search(layer, at, end)
        if token is None:
            break
        mark, at = token.group(), token.end()
        if mark in _PAIRS and not (mark == '"' and mark in opened):
            opened.setdefault(mark, token.start())
        elif mark in _OPENING:
            opened.pop(_OPENING[mark], None)
        elif not opened.keys() - _QUIET and _ends(layer, token, begin, end):
            spans.append((begin, at))
            at = begin = _skip(text, at, end)
    if begin < end:
        spans.append((begin, end))
    return tuple(spans), tuple(sorted(Opener(at, mark) for mark, at in opened.items()))


def _skip(text: str, at: int, end: int) -> int:
    if at >= end or not text[at].isspace():
        return at
    found = _SPACE.match(text, at, end)
    return found.end() if found else at


def _ends(layer: str, token: re.Match[str], begin: int, end: int) -> bool:
    mark, at = token.group(), token.end()
    if mark.strip("."):
        return layer[max(begin, at - 6) : at] not in _NAMES_WITH_MARK
    if at < end and not layer[at].isspace():
        return False
    before = _BEFORE_STOP.search(layer, max(begin, token.start() - 12), token.start())
    if before is None or len(mark) > 1:
        return True
    word = before.group()
    initial = len(word) == 1 and word.isupper()
    return not (word.isdigit() or initial or word.lower() in _ABBREVIATIONS)
