"""Characters that look like others or like nothing: found, and put right."""

from __future__ import annotations

import re
import unicodedata

# Joiners (U+200C, U+200D) hold emoji and some scripts together: they are no fault.
_ODD = re.compile(
    "(?P<half>[\uff61-\uff9f]+)|(?P<invisible>[\u200b\u2060\ufeff\u00ad]+)"
    "|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+)|(?P<lost>\ufffd+)"
)
# One class is searched far faster than branches.
_ANY = re.compile(
    "[\uff61-\uff9f\u200b\u2060\ufeff\u00ad\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
VARIANTS = {
    "half": "half-width-kana",
    "invisible": "zero-width",
    "control": "control",
    "lost": "replacement",
}
DECOMPOSED = "decomposed"


def may_be_odd(source: str) -> bool:
    """Whether texts written as ``source`` are worth a look: an escape may hide anything."""
    if "\\" in source or _ANY.search(source) is not None:
        return True
    return not unicodedata.is_normalized("NFC", source)


def odd_places(text: str) -> list[tuple[str, int, int]]:
    """Each odd stretch of ``text``: which kind, start and end (code points)."""
    if text.isascii() and text.isprintable():
        return []
    found = [(VARIANTS[str(m.lastgroup)], m.start(), m.end()) for m in _ODD.finditer(text)]
    if not unicodedata.is_normalized("NFC", text):
        found.append((DECOMPOSED, *_decomposed(text)))
    return sorted(found, key=lambda place: place[1])


def _decomposed(text: str) -> tuple[int, int]:
    """From the first to the last character that NFC would put together with others."""
    composed = unicodedata.normalize("NFC", text)
    start = next((n for n, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), 0)
    behind = zip(reversed(text), reversed(composed), strict=False)
    end = next((n for n, (a, b) in enumerate(behind) if a != b), 0)
    return min(start, len(text) - 1), max(len(text) - end, min(start, len(text) - 1) + 1)


def cleaned(text: str) -> str:
    """``text`` with full-width kana, composed letters and nothing that cannot be seen.

    What was lost (U+FFFD) stays: nobody can tell what it was.
    """
    return unicodedata.normalize("NFC", _ODD.sub(_clean, text))


def _clean(found: re.Match[str]) -> str:
    if found["half"]:
        return unicodedata.normalize("NFKC", found["half"])
    return found["lost"] or ""
