"""Texts made shorter: cut at the end of a sentence, where that leaves enough."""

from __future__ import annotations

import re

from editor.core.schema.model import Range

_SENTENCE_END = re.compile(r"[。！？!?](?:[」』）)\"]*)|\.(?=\s|\Z)")
_DOTS = re.compile(r"(?:\.{2,}|…+|・{3,}|。{2,})\Z")


def cut_to(text: str, wanted: Range) -> str | None:
    """The longest beginning of ``text`` that ends with a sentence and lies within ``wanted``.

    None where there is none, or where nothing would be cut.
    """
    whole = text.strip()
    ends = (found.end() for found in _SENTENCE_END.finditer(whole))
    fitting = [end for end in ends if end < len(whole) and wanted.holds(end)]
    return whole[: fitting[-1]] if fitting else None


def trailing_dots(text: str) -> re.Match[str] | None:
    """The dots at the end that tell of a text cut off, whatever they are made of."""
    bare = text.rstrip()
    return _DOTS.search(bare) if bare.endswith(("..", "…", "・", "。。")) else None
