"""Where a caret stands after the text around it was replaced."""

from __future__ import annotations

from editor.app.buffer import replacement
from editor.core.text.utf16 import Utf16Map, utf16_length


def moved_caret(old: str, new: str, caret: int) -> int:
    """The caret, in UTF-16 units of ``old``, as it stands in ``new``.

    It stays with the characters around it; inside what was replaced it goes to the end of that.
    """
    at = Utf16Map(old).to_code_points(min(caret, utf16_length(old)))
    return Utf16Map(new).to_utf16(replacement(old, new).map_offset(at))
