"""Values that follow from the body: ``x-genko: {computed: <name>}`` of a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

CHARACTERS_PER_MINUTE = 500
LEAST_MINUTES = 3
MOST_MINUTES = 20


def reading_time(body: str) -> int:
    """Minutes to read ``body``: 500 characters a minute, never under 3 nor over 20.

    Characters are code points of the body as written, Markdown included, blanks at both ends not.
    """
    minutes = len(body.strip()) // CHARACTERS_PER_MINUTE + 1
    return max(LEAST_MINUTES, min(MOST_MINUTES, minutes))


COMPUTED: Mapping[str, Callable[[str], int]] = {"reading_time": reading_time}
"""Formulas by name: the body (without front matter) in, the field's value out."""
