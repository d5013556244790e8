"""Bytes of a file to the program's text and back, without losing how the file was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Newline: TypeAlias = Literal["\n", "\r\n"]

_BOM = b"\xef\xbb\xbf"
# What a QTextDocument does not give back as it got it (measured with Qt 6.11: each character of the
# basic plane set and read again), and NUL, which no text file holds and which ends C's strings.
_UNFIT = re.compile("[\0\r\u2029\ufdd0\ufdd1]")
_REASONS = {
    "\0": "nul",
    "\r": "lone-cr",
    "\u2029": "paragraph-separator",
    "\ufdd0": "noncharacter",
    "\ufdd1": "noncharacter",
}
_LARGEST_ALIGNED = 4_000_000
"""Old lines times new lines beyond which changed lines are not compared one by one."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text with LF alone, and what is needed to write it as it was.

    ``newline`` is the line end that most lines have (LF where there is none) and that new lines
    get; ``others`` are the lines, from 0, that end in the other one. ``text`` has no BOM.
    """

    text: str
    bom: bool = False
    newline: Newline = "\n"
    others: frozenset[int] = frozenset()

    @property
    def mixed(self) -> bool:
        """Whether the file holds both line ends."""
        return bool(self.others)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be edited without harm.

    ``reason`` is a message id (``source.<...>``); ``args`` hold ``line`` counted from 1 and, for a
    single character, ``code``. ``text`` is for looking at: what could not be read is replaced.
    """

    reason: str
    args: Mapping[str, str | int] = field(default_factory=dict)
    text: str = field(default="", repr=False)


def decode(data: bytes) -> SourceText | Unreadable:
    """The text of a file's bytes, or why it cannot be opened for editing."""
    bom = data.startswith(_BOM)
    content = data[len(_BOM) :] if bom else data
    try:
        raw = content.decode("utf-8")
    except UnicodeDecodeError as error:
        shown = content.decode("utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        return Unreadable(_encoding_reason(data), {"line": line}, _shown(shown))
    returns = b"\r" in content  # a byte is found sooner than a character
    text = raw.replace("\r\n", "\n") if returns else raw
    suspect = b"\0" in content or (returns and "\r" in text) or _may_be_unfit(text)
    unfit = _UNFIT.search(text) if suspect else None
    if unfit:
        return _unreadable(unfit.start(), text, _REASONS[unfit.group()])
    if text.startswith("\ufeff"):
        # A second BOM would vanish on its way into the text pane.
        return _unreadable(0, text, "second-bom")
    return _with_line_ends(raw, text, bom=bom)


def encode(text: str, origin: SourceText) -> bytes:
    """The bytes of ``text``, with the BOM and the line ends of the file it came from.

    Unedited text gives the very bytes that were read. In a file of mixed line ends each line keeps
    its own; a new line gets the one that most lines have.

    Raises:
        UnicodeEncodeError: when ``text`` holds a lone surrogate.
    """
    if origin.mixed:
        text = _joined(text, origin)
    elif origin.newline != "\n":
        text = text.replace("\n", origin.newline)
    return (_BOM if origin.bom else b"") + text.encode("utf-8")


def edited(text: str, origin: SourceText) -> SourceText:
    """The source that :func:`encode` of an edited text makes: which lines end how moves along."""
    if not origin.mixed:
        return replace(origin, text=text)
    return _with_line_ends(_joined(text, origin), text, bom=origin.bom)


def _may_be_unfit(text: str) -> bool:
    """Whether one other than NUL and CR is: one search for each is faster than one for all."""
    return "\u2029" in text or "\ufdd0" in text or "\ufdd1" in text


def _encoding_reason(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "source.utf-16"
    if b"\0" in data:
        return "source.nul"
    return "source.not-utf-8"


def _unreadable(at: int, text: str, reason: str) -> Unreadable:
    args: dict[str, str | int] = {
        "line": text.count("\n", 0, at) + 1,
        "code": f"U+{ord(text[at]):04X}",
    }
    return Unreadable(f"source.{reason}", args, _shown(text))


def _shown(text: str) -> str:
    """``text`` with what the text pane would choke on made visible."""
    return _UNFIT.sub(
        lambda found: "\n" if found.group() == "\r" else "\ufffd", text.replace("\r\n", "\n")
    )


def _with_line_ends(raw: str, text: str, *, bom: bool) -> SourceText:
    crlf = len(raw) - len(text)
    if crlf == 0:
        return SourceText(text, bom)
    if crlf == text.count("\n"):
        return SourceText(text, bom, "\r\n")
    newline: Newline = "\r\n" if crlf * 2 > text.count("\n") else "\n"
    lines = raw.split("\n")[:-1]
    others = (i for i, line in enumerate(lines) if line.endswith("\r") != (newline == "\r\n"))
    return SourceText(text, bom, newline, frozenset(others))


def _joined(text: str, origin: SourceText) -> str:
    """The lines of ``text`` with their line ends, found by comparing them with the origin's."""
    usual = origin.newline
    other = "\n" if usual == "\r\n" else "\r\n"
    new = text.split("\n")
    kept = _kept_others(origin.text.split("\n"), new, origin.others)
    last = len(new) - 1
    return "".join(
        line if i == last else line + (other if i in kept else usual) for i, line in enumerate(new)
    )


def _kept_others(old: Sequence[str], new: Sequence[str], others: frozenset[int]) -> set[int]:
    """The new lines that are, or stand in the place of, old lines of the unusual line end."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    kept = {i for i in others if i < head}
    kept |= {i + len(new) - len(old) for i in others if i >= len(old) - tail}
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    for a1, a2, b1, b2 in _matched(before, after):
        pairs = zip(range(a1, a2), range(b1, b2), strict=False)
        kept |= {head + b for a, b in pairs if head + a in others}
    return kept


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many lines both begin with."""
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count


def _matched(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Ranges of lines that are equal or changed in place; added and removed ones are left out."""
    if len(before) * len(after) > _LARGEST_ALIGNED:
        return [(0, len(before), 0, len(after))]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(a1, a2, b1, b2) for tag, a1, a2, b1, b2 in codes if tag in {"equal", "replace"}]
