"""File names of posts as Jekyll 4 takes them apart, and slugs as it makes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

SlugMode: TypeAlias = Literal["raw", "default", "pretty", "ascii", "latin", "none"]

# Document::DATE_FILENAME_MATCHER and DATELESS_FILENAME_MATCHER; Ruby's \d is ASCII.
_DATED = re.compile(r"^(?>.+/)*?([0-9]{2,4}-[0-9]{1,2}-[0-9]{1,2})-([^/]*)(\.[^.]+)$", re.MULTILINE)
_DATELESS = re.compile(r"^(?:.+/)*(.*)(\.[^.]+)$", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ASCII = re.compile(r"[^A-Za-z0-9]+")
_PRETTY_EXTRA = frozenset("._~!$&'()+,;=@")
_LETTER_OR_DIGIT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"))
# Latin letters that I18n.transliterate spells otherwise than without their accent.
_LATIN = {
    "×": "x", "Ð": "D", "Ø": "O", "Þ": "Th", "ß": "ss", "Æ": "AE", "æ": "ae", "ð": "d", "ø": "o",
    "þ": "th", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ", "ĳ": "ij", "ĸ": "k",
    "ŀ": "l", "Ŀ": "L", "Ł": "L", "ł": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Œ": "OE", "œ": "oe",
    "Ŧ": "T", "ŧ": "t", "ſ": "?",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostName:
    """A post's file name taken apart: "2026-04-19-1-name.md".

    ``date`` is as written ("2026-4-9" and "26-04-09" are fine with Jekyll), None in a name without
    one. ``ext`` has its dot.
    """

    date: str | None
    slug: str
    ext: str


@lru_cache(maxsize=8192)
def parse_post_name(path: str) -> PostName | None:
    """The parts of a name with a date, or None: then Jekyll does not take the file for a post.

    ``path`` may have folders before the name.
    """
    found = _DATED.search(path)
    if found is None:
        return None
    return PostName(found[1], found[2].rstrip("."), found[3])


def parse_draft_name(path: str) -> PostName | None:
    """The parts of a draft's name, which needs no date but an extension; None without one."""
    if (dated := parse_post_name(path)) is not None:
        return dated
    found = _DATELESS.search(path)
    return None if found is None else PostName(None, found[1].rstrip("."), found[2])


def extension(name: str) -> str:
    """The extension with its dot, as Ruby's ``File.extname`` finds it; "" where there is none."""
    base = name.rsplit("/", 1)[-1]
    stem = base.lstrip(".")
    dot = stem.rfind(".")
    return "" if dot < 0 else stem[dot:]


def without_extension(name: str) -> str:
    """The bare name without its extension."""
    base = name.rsplit("/", 1)[-1]
    ext = extension(base)
    return base.removesuffix(ext) if ext else base


def titleize(slug: str) -> str:
    """The title that Jekyll gives a post without one: "my-first-post" is "My First Post"."""
    words = slug.split("-")
    while words and not words[-1]:
        words.pop()  # Ruby's split drops empty parts at the end
    return " ".join(word[:1].upper() + downcase(word[1:]) for word in words)


def downcase(text: str) -> str:
    """Ruby's ``downcase``: as ``lower``, but a sigma at a word's end is no exception."""
    return text.lower() if "Σ" not in text else "".join(char.lower() for char in text)


def slugify(text: str, mode: SlugMode = "default", *, cased: bool = False) -> str:
    """``text`` as part of an address, by the modes of Jekyll's ``slugify`` filter.

    "default" keeps letters, marks and digits of all scripts; "pretty" also ``._~!$&'()+,;=@``;
    "ascii" only those of ASCII; "latin" writes letters with accents without them first; "raw"
    replaces blanks alone; "none" replaces nothing. All but the last join what they keep by hyphens.
    """
    if mode == "none":
        return text if cased else downcase(text)
    if mode == "latin":
        text = transliterate(text)
    slug = _HYPHENATED[mode](text)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else downcase(slug)


def transliterate(text: str) -> str:
    """``I18n.transliterate``: Latin letters lose their accents, other non-ASCII is "?"."""
    return "".join(char if char < "\x80" else _latin(char) for char in text)


@cache
def _latin(char: str) -> str:
    if char in _LATIN:
        return _LATIN[char]
    if not "\u00c0" <= char <= "\u017f":
        return "?"
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() and base != char else "?"


def _keep_default(text: str) -> str:
    return _ASCII.sub("-", text) if text.isascii() else _keep(text, frozenset())


def _keep_pretty(text: str) -> str:
    return _keep(text, _PRETTY_EXTRA)


def _keep(text: str, extra: frozenset[str]) -> str:
    """``text`` with each run of other characters than letters, marks, digits, ``extra`` as "-"."""
    made: list[str] = []
    gap = False
    for char in text:
        if char in extra or unicodedata.category(char) in _LETTER_OR_DIGIT:
            if gap:
                made.append("-")
            gap = False
            made.append(char)
        else:
            gap = True
    if gap:
        made.append("-")
    return "".join(made)


_HYPHENATED: dict[str, Callable[[str], str]] = {
    "raw": lambda text: _BLANKS.sub("-", text),
    "default": _keep_default,
    "pretty": _keep_pretty,
    "ascii": lambda text: _ASCII.sub("-", text),
    "latin": _keep_default,
}
