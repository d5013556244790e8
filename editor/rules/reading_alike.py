"""Whether two texts read the same: marks of emphasis, width and blanks left aside."""

from __future__ import annotations

import re
import unicodedata

_EMPHASIS = re.compile(r"\*\*")


def read_alike(one: str, other: str) -> bool:
    """Whether readers take both for the same words."""
    return words(one) == words(other)


def words(text: str) -> str:
    """The text as readers see it: no marks of emphasis, width and blanks made even."""
    bare = text.strip().lstrip("#").strip().rstrip("#").strip()
    bare = _EMPHASIS.sub("", bare).strip("*_").strip()
    return " ".join(unicodedata.normalize("NFKC", bare).split())
