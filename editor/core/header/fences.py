"""Where Jekyll finds a post's front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.core.text.span import Span

# Jekyll's Document::YAML_FRONT_MATTER_REGEXP wants `---` and blanks, then goes to the first line of
# `---` or `...` and blanks. Ruby's \s is ASCII only: a full-width space behind the dashes makes no
# fence. Jekyll's last \s* also swallows the blank lines behind the fence; here they stay in the
# body, so that they can be seen and edited, and kramdown drops them anyway.
_BLANKS = r"[ \t\r\f\v]*"
_OPENING = re.compile(rf"---{_BLANKS}\n")
# With the line end in front instead of ^, the search leaps from line to line.
_CLOSING = re.compile(rf"\n(?:---|\.\.\.){_BLANKS}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fences:
    """The parts of a post's front matter, in code points of the whole text.

    ``opening`` and ``closing`` are the fence lines without their line ends, ``yaml`` the lines
    between them, ``body_start`` the first offset behind the closing line.
    """

    opening: Span
    yaml: Span
    closing: Span
    body_start: int


def find_header(text: str) -> Fences | None:
    """The front matter of ``text`` as Jekyll finds it, or None where Jekyll finds none."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing is None:
        return None
    start, end = closing.start() + 1, closing.end()
    return Fences(
        opening=Span(0, opening.end() - 1),
        yaml=Span(opening.end(), start),
        closing=Span(start, end),
        body_start=min(end + 1, len(text)),
    )
