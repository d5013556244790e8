"""Words as an editor selects them: Japanese is written without blanks, so kinds of letters part it.

Qt takes a whole Japanese sentence for one word, full stop included: a double click selected it and
Ctrl+Backspace removed it. Runs of kanji, of hiragana, of katakana and of other letters are what
people expect where no dictionary is at hand.
"""

from __future__ import annotations

import regex

from editor.core.text.span import Span

_RUN = regex.compile(
    r"[^\S\n]+"
    r"|\p{Hiragana}[\p{Hiragana}\p{M}ー]*"
    r"|\p{Katakana}[\p{Katakana}\p{M}ー]*"
    r"|[\p{Han}〆][\p{Han}〆\p{M}]*"
    r"|(?:(?![\p{Hiragana}\p{Katakana}\p{Han}〆])[\w\p{M}])+"
    r"|[^\w\s]+"
)
_TIED = regex.compile(
    r"[\u200d\ufe00-\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]"
)
"""What makes one sign of several: joiners, selectors, key caps, flags, skin tones, tags."""
_LONGEST = 64
"""How far back a sign is looked for, in characters."""


def word_at(text: str, offset: int) -> Span:
    """The word that the character at ``offset`` belongs to; at a line's end, the last one."""
    start, line = _line(text, offset)
    found = Span(offset, offset)
    for run in _RUN.finditer(line):
        if start + run.start() > offset:
            break
        found = Span(start + run.start(), start + run.end())
    return found


def next_word(text: str, offset: int) -> int:
    """Where the next word begins; a line's end is a place of its own."""
    if offset >= len(text):
        return len(text)
    if text[offset] == "\n":
        return offset + 1
    start, line = _line(text, offset)
    for run in _RUN.finditer(line):
        if start + run.start() > offset and not run[0].isspace():
            return start + run.start()
    return start + len(line)


def previous_word(text: str, offset: int) -> int:
    """Where the word before ``offset`` begins; a line's end is a place of its own."""
    if offset <= 0:
        return 0
    start, line = _line(text, offset)
    if offset == start:
        return offset - 1
    found = start
    for run in _RUN.finditer(line):
        if start + run.start() >= offset:
            break
        if not run[0].isspace():
            found = start + run.start()
    return found


def tied_before(text: str, offset: int) -> int:
    """Where the sign of several characters begins that ends at ``offset``; else ``offset``.

    One press of Backspace removes it: an ideographic variation would lose its selector alone, which
    cannot be seen, and a family of emoji its members one by one. Letters with combining marks are
    not meant: of them the mark goes first, as in other programs.
    """
    start = max(_line(text, offset)[0], offset - _LONGEST)
    signs = regex.findall(r"\X", text[start:offset])
    last = signs[-1] if signs else ""
    return offset - len(last) if len(last) > 1 and _TIED.search(last) else offset


def _line(text: str, offset: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, text[start : end if end >= 0 else len(text)]
