"""How long a text is, counted as Japanese writers and Latin ones count."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

JAPANESE_PER_MINUTE = 500
"""Characters a reader of Japanese takes in a minute (400 to 600 are usual figures)."""

LATIN_WORDS_PER_MINUTE = 200
"""Words a reader of English takes in a minute."""

_COMMENT = re.compile(r"<!--.*?-->|\{::comment\}.*?\{:/(?:comment)?\}", re.DOTALL)
_LIQUID = re.compile(r"\{%-?.*?-?%\}|\{\{.*?\}\}", re.DOTALL)
_LINES = re.compile(
    r"^[ \t]*(?:"
    r"(?:`{3,}|~{3,})[^\n]*"  # fences, not what is between them
    r"|\{:[^\n]*\}[ \t]*"  # attribute lists
    r"|\[[^^\]\n][^\]\n]*\]:[ \t]*\S[^\n]*"  # definitions of link targets (footnotes have a text)
    r"|(?:[-*_][ \t]*){3,}"  # rules
    r"|=+[ \t]*"  # underlines of headings
    r"|[|: -]*-[|: -]*"  # rules of tables
    r")$",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_STARTS = re.compile(
    r"^[ \t]*(?:>[ \t]?)*[ \t]*(?:#{1,6}[ \t]+|(?:[-*+:]|\d+\.)[ \t]+(?:\[[ xX]\][ \t]+)?)?",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_ANGLE = re.compile(r"</?[A-Za-z][^<>]*>|<(?:https?:|mailto:)[^<>\s]+>")
_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")
_MARKS = ("*", "`", "|", "~~")
_UNDERSCORES = re.compile(r"(?<![0-9A-Za-z])_+|_+(?![0-9A-Za-z])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!:|~\"'$-])")
_JAPANESE = re.compile(
    "[\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]+"
)
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:['’.,_-][0-9A-Za-z\u00c0-\u024f]+)*")


@dataclass(frozen=True, slots=True)
class Counts:
    """The length of a post's body.

    ``characters`` are those a reader sees, without white space: no marks of Markdown, no link
    targets, images, HTML tags, comments, Liquid, attribute lists or fences, but the code between
    fences. ``words`` are runs of Latin letters and digits among what a reader sees. ``lines`` are
    those of the body; a last line end begins no line. ``reading_minutes`` are rounded up, at least
    1 where there is anything to read.
    """

    characters: int
    words: int
    lines: int
    reading_minutes: int


def count(
    body: str,
    *,
    japanese_per_minute: int = JAPANESE_PER_MINUTE,
    latin_words_per_minute: int = LATIN_WORDS_PER_MINUTE,
) -> Counts:
    """Count ``body``, the text behind the front matter."""
    shown = visible_text(body)
    words = len(_WORD.findall(shown))
    japanese = sum(map(len, _JAPANESE.findall(shown)))
    minutes = japanese / japanese_per_minute + words / latin_words_per_minute
    line_ends = body.count("\n")
    return Counts(
        characters=len("".join(shown.split())),
        words=words,
        lines=line_ends + (not body.endswith("\n") and bool(body)),
        reading_minutes=math.ceil(minutes),
    )


def visible_text(body: str) -> str:
    """What of ``body`` a reader sees, roughly: found by patterns, fast enough for each key."""
    text = _COMMENT.sub("", body) if "<!--" in body or "{::" in body else body
    text = _LIQUID.sub("", text) if "{%" in text or "{{" in text else text
    text = _LINES.sub("", text)
    text = _STARTS.sub("", text)
    text = _FOOTNOTE.sub("", text) if "[^" in text else text
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _ANGLE.sub("", text) if "<" in text else text
    text = _ATTRIBUTES.sub("", text) if "{:" in text else text
    # Escaped characters are hidden from the marks and put back.
    escaped: list[str] = _ESCAPE.findall(text) if "\\" in text else []
    text = _ESCAPE.sub("\ufffc", text) if escaped else text
    for mark in _MARKS:
        text = text.replace(mark, "")
    text = _UNDERSCORES.sub("", text) if "_" in text else text
    for char in escaped:
        text = text.replace("\ufffc", char, 1)
    return text
