"""Keys that look like a slip of the finger for one that the schema knows."""

from __future__ import annotations

import difflib

from editor.core.header.parse import Header
from editor.core.schema.model import Schema

SIMILARITY = 0.8
"""Of difflib's ratio: "discription" is one, "subtitle" for "title" is none."""
SHORTEST = 4
"""Shorter keys are alike by chance."""


def near_key(key: str, schema: Schema, header: Header) -> str | None:
    """The schema's key that ``key`` may have been meant for, if the post does not have it too."""
    if len(key) < SHORTEST:
        return None
    free = [k for k in schema.order if header.get(k) is None and len(k) >= SHORTEST]
    by_look = {k.lower().replace("-", "_"): k for k in free}
    look = key.lower().replace("-", "_")
    if look in by_look:
        return by_look[look]
    near = difflib.get_close_matches(look, by_look, n=1, cutoff=SIMILARITY)
    return by_look[near[0]] if near else None
