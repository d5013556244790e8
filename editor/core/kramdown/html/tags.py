"""Reading and writing single HTML tags."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.core.kramdown.blanks import BLANK, BLANKS
from editor.core.kramdown.escape import attribute
from editor.core.kramdown.html.model import KNOWN

WORD = r"[^\W\d][\w.-]*"
NAME = rf"(?:{WORD}:)?{WORD}"
# One attribute: a name, and a value in quotes or a bare word.
EQUALS = rf"{BLANK}*={BLANK}*"
ATTRIBUTE = rf"""{BLANK}*({NAME})(?:{EQUALS}(?:(\w+)|"([^"]*)"|'([^']*)'))?"""
VALUE = rf"""{EQUALS}(?:\w+|"[^"]*"|'[^']*')"""
OPEN = re.compile(rf"""<({NAME})((?:{BLANK}+{NAME}(?:{VALUE})?)*){BLANK}*(/)?>""")
CLOSE = re.compile(rf"</({NAME}){BLANK}*>")
ATTRIBUTES = re.compile(ATTRIBUTE)
LINE_BREAKS = re.compile(r"\n+")


def tag_name(written: str) -> str:
    """The name of an element: HTML's own names are lower case, others stay as written."""
    lower = written.lower()
    return lower if lower in KNOWN else written


def read_attributes(written: str, name: str) -> dict[str, str]:
    """The attributes of an opening tag, in order; those of HTML's own elements in lower case."""
    html = name in KNOWN
    result: dict[str, str] = {}
    for key, bare, double, single in ATTRIBUTES.findall(written):
        value = bare or double or single
        result[key.lower() if html else key] = LINE_BREAKS.sub(" ", value) if value else value
    return result


POINTING = frozenset({"data", "href", "id", "name", "poster", "src", "srcset"})
"""Attributes that point somewhere, or are pointed at."""


def attribute_places(opening: re.Match[str], name: str) -> dict[str, tuple[int, int]]:
    """Where the values of :data:`POINTING` attributes of a tag are in the text it was found in."""
    if name not in KNOWN:
        return {}
    result: dict[str, tuple[int, int]] = {}
    for found in ATTRIBUTES.finditer(opening.string, *opening.span(2)):
        key = found.group(1).lower()
        if key in POINTING and found.lastindex is not None and found.lastindex > 1:
            result[key] = found.span(found.lastindex)
    return result


def write_attributes(attributes: Mapping[str, str | int | float]) -> str:
    """Attributes as they stand in a tag, each with a space before it; a blank id is none."""
    if not attributes:
        return ""
    return "".join(
        f' {key}="{attribute(str(value))}"'
        for key, value in attributes.items()
        if key != "id" or str(value).strip(BLANKS)
    )
