"""What texts became through a converter, kept for the pages that ask for them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

_ROOM = 8_000_000
"""Code points of the texts and of what became of them, together: at most 32 MB, mostly half."""


class KeptTexts:
    """Answers of ``convert``, the most recently used as far as there is room for them.

    Layouts ask for the same titles and the same other posts on page after page. A title takes
    little room and a long post much, so what is counted is code points and not texts.
    """

    def __init__(self, convert: Callable[[str], str], room: int = _ROOM) -> None:
        self._convert = convert
        self._room = room
        self._taken = 0
        self._kept: OrderedDict[str, str] = OrderedDict()

    def __call__(self, text: str) -> str:
        """What ``text`` becomes."""
        made = self._kept.get(text)
        if made is not None:
            self._kept.move_to_end(text)
            return made
        made = self._kept[text] = self._convert(text)
        self._taken += len(text) + len(made)
        while self._taken > self._room:
            oldest, result = self._kept.popitem(last=False)
            self._taken -= len(oldest) + len(result)
        return made
