"""How what is typed into a search is held against texts: width and case make no difference."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """``text`` for a comparison: full and half width alike (NFKC), capitals as small letters."""
    return unicodedata.normalize("NFKC", text).casefold()
