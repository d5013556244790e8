"""Code points against UTF-16 code units, in which Qt counts positions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Offsets of one text, both ways.

    A character beyond U+FFFF is one code point and two UTF-16 units. Texts without any (most) cost
    one scan and no memory.
    """

    def __init__(self, text: str) -> None:
        self._wide: list[int] = (
            [m.start() for m in _WIDE.finditer(text)] if utf16_length(text) != len(text) else []
        )
        # UTF-16 offset of each wide character
        self._wide16 = [p + n for n, p in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, offset: int) -> int:
        """The code-point offset of a UTF-16 offset; one inside a pair goes to the pair's start."""
        before = bisect_right(self._wide16, offset - 2)
        inside = before < len(self._wide16) and self._wide16[before] == offset - 1
        return offset - before - inside


def utf16_length(text: str) -> int:
    """The length of ``text`` in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
