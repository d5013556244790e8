"""Front matter that was begun, but where Jekyll does not find it."""

from __future__ import annotations

import re

# A body may well begin with a ruler; only a key in the next line makes it front matter.
_BEGUN = re.compile(r"(?P<blank>[\ufeff \t\r\n]*)---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[\w-]+[ \t]*:")


def begun_header(text: str) -> int | None:
    """The offset of the opening dashes; None where there is nothing like front matter."""
    found = _BEGUN.match(text)
    return None if found is None else found.end("blank")
