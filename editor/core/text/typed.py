"""Digits and signs as an input method gives them, in ASCII."""

from __future__ import annotations

import unicodedata

_SIGNS = str.maketrans({"\u2212": "-", "\u30fc": "-", "\u2010": "-", "\u3002": ".", "\u30fb": "/"})
"""What the keys - . / give while kana are typed: Mozc's minus, MS-IME's long vowel, and so on."""


def in_ascii(text: str) -> str:
    """A date, a time or a number that was typed in either width, without blanks around it."""
    return unicodedata.normalize("NFKC", text).translate(_SIGNS).strip()
