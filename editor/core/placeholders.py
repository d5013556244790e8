"""Words such as ``$title`` in a template, which stand for what is known when it is used.

A dollar, because braces, brackets, ``%`` and ``@`` begin something else in YAML: ``title: $title``
can stay without quotation marks.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping

# Letters of ASCII end a word and Japanese does not: `$year年`.
_WORD = re.compile(r"\$([a-z]+)(?![A-Za-z0-9_])")
_ALIKE = 0.75
"""Of difflib's ratio: `$titel` was meant for `$title`; `$x` of a formula for nothing."""

POST_PLACES = ("title", "date", "year", "month", "day", "author", "category", "slug")
"""What a template of a post can name."""
FOLDER_PLACES = ("year", "month", "day", "slug")
"""What the folder of an image can name."""
IMAGE_PLACES = ("name", "slug", "number", "year", "month", "day")
"""What the name of an image can name."""


def filled(text: str, values: Mapping[str, str]) -> str:
    """``text`` with the words of ``values`` filled in; other words stay as they stand."""
    return _WORD.sub(lambda word: values.get(word[1], word[0]), text)


def names_any(text: str, known: Collection[str]) -> bool:
    """Whether one of the ``known`` words stands in ``text``."""
    return any(word[1] in known for word in _WORD.finditer(text))


def mistaken(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Words that nothing is known for, each with the one that it was probably meant for."""
    for word in _WORD.finditer(text):
        near = difflib.get_close_matches(word[1], known, n=1, cutoff=_ALIKE)
        if word[1] not in known and near:
            yield word[1], near[0]
