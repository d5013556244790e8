"""Finding and replacing in a text: no widgets, no document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span

LIMIT = 20_000
"""Hits beyond this are not looked for; a pattern like ``.`` has as many as there are characters."""

TIMEOUT = 1.0
"""Seconds that a pattern of the user may take: one that backtracks for ever must not hang."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    case: bool = False
    whole_word: bool = False
    pattern: bool = False
    """Whether ``text`` is a regular expression; ``^`` and ``$`` mean lines."""
    any_width: bool = False
    """Whether full and half width, and composed and decomposed letters, are the same."""


class SearchError(Exception):
    """A query that cannot be used: a message id and where in the pattern it goes wrong (from 1)."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found, and what stands there after replacing."""

    span: Span
    replacement: str = ""


def find_all(text: str, query: Query, start: int = 0) -> tuple[Span, ...]:
    """Every place of ``text`` from ``start`` on that fits; empty ones are left out.

    Raises:
        SearchError: when the pattern cannot be read or takes too long.
    """
    return tuple(hit.span for hit in _hits(text, query, start, None))


def replace_all(text: str, query: Query, replacement: str, start: int = 0) -> EditSet:
    """The edits that replace every place; a pattern's replacement may name its groups.

    Raises:
        SearchError: as above, or when the replacement names a group that there is not.
    """
    hits = _hits(text, query, start, replacement)
    return EditSet.of(TextEdit(hit.span, hit.replacement) for hit in hits)


def replace_one(text: str, query: Query, replacement: str, span: Span, start: int = 0) -> EditSet:
    """The edit that replaces the hit at ``span``; empty when there is none (any more).

    Raises:
        SearchError: as above.
    """
    for hit in _hits(text, query, start, replacement):
        if hit.span == span:
            return EditSet.of([TextEdit(span, hit.replacement)])
    return EditSet()


def _hits(text: str, query: Query, start: int, replacement: str | None) -> Iterator[Hit]:
    if not query.text:
        return
    if query.any_width and not query.pattern:
        spans = _folded_hits(text, query, start)
        yield from (Hit(span, replacement or "") for span in spans)
        return
    compiled = _compiled(query)
    found = 0
    try:
        for match in compiled.finditer(text, start, timeout=TIMEOUT):
            if match.end() == match.start():
                continue
            yield Hit(Span(match.start(), match.end()), _expanded(match, query, replacement))
            found += 1
            if found >= LIMIT:
                return
    except TimeoutError:
        raise SearchError("text.find.too_slow") from None


def _expanded(match: regex.Match[str], query: Query, replacement: str | None) -> str:
    if replacement is None or not query.pattern:
        return replacement or ""
    try:
        return str(match.expand(replacement))
    except (regex.error, IndexError):
        raise SearchError("text.find.bad_replacement") from None


@lru_cache(maxsize=8)
def _compiled(query: Query) -> regex.Pattern[str]:
    source = query.text if query.pattern else regex.escape(query.text, special_only=True)
    if query.whole_word:
        source = _whole(source, query)
    flags = regex.MULTILINE | (0 if query.case else regex.IGNORECASE)
    try:
        return regex.compile(source, flags)
    except regex.error as error:
        raise SearchError("text.find.bad_pattern", (getattr(error, "pos", None) or 0) + 1) from None


def _whole(source: str, query: Query) -> str:
    """Whole words are those of Latin letters: Japanese ones have no edges to look for."""
    edge = "[0-9A-Za-z_]"
    if query.pattern:
        return f"(?<!{edge})(?:{source})(?!{edge})"
    first = f"(?<!{edge})" if _latin(query.text[0]) else ""
    last = f"(?!{edge})" if _latin(query.text[-1]) else ""
    return f"{first}{source}{last}"


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


@lru_cache(maxsize=4)
def _folded(text: str, case: bool) -> tuple[str, list[int]]:  # noqa: FBT001 - cached by position
    """The text without widths, and for each of its characters the offset it came from."""
    parts: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(text):
        plain = char if char.isascii() else unicodedata.normalize("NFKD", char)
        plain = plain if case else plain.casefold()
        parts.append(plain)
        origin += [offset] * len(plain)
    origin.append(len(text))
    return "".join(parts), origin


def _folded_hits(text: str, query: Query, start: int) -> Iterator[Span]:
    haystack, origin = _folded(text, query.case)
    needle, _ = _folded(query.text, query.case)
    at = haystack.find(needle)
    while at >= 0:
        end = at + len(needle)
        whole = (at == 0 or origin[at - 1] != origin[at]) and origin[end - 1] != origin[end]
        span = Span(origin[at], origin[end - 1] + 1)
        if whole and span.start >= start and (not query.whole_word or _alone(text, span)):
            yield span
            at = haystack.find(needle, end)
        else:
            at = haystack.find(needle, at + 1)


def _alone(text: str, span: Span) -> bool:
    """Whether a hit is no part of a longer Latin word, full-width letters being letters too."""
    parts = (
        text[max(span.start - 1, 0) : span.start + 1],
        text[span.end - 1 : span.end + 1],
    )
    return not any(
        len(part) == 2 and all(map(_latin, unicodedata.normalize("NFKC", part))) for part in parts
    )
