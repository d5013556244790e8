"""Markdown that readers would see: what is taken away and what only looks like it."""

from __future__ import annotations

import pytest

from editor.rules.plain_text import has_marks, without_marks

MARKED = [
    ("**海**の話", "海の話"),
    ("a **b** and **c**", "a b and c"),
    ("cut **off", "cut off"),
    ("off** cut", "off cut"),
    ("`code` here", "code here"),
    ("[a](https://example.org/) b", "a b"),
    ("![a](/b.png)c", "ac"),
    ("*海*の話", "海の話"),
    ("__海__の", "海の"),
    ("## Title", "Title"),
    ("> quoted", "quoted"),
    ("**[a](/b)** `c`", "a c"),
]
PLAIN = [
    "2 * 3 * 4",
    "5*3*2",
    "2**8",
    "snake_case_name",
    "__init__.py",
    "C# and F#",
    "#hashtag",
    "[draft] of (this)",
    "a > b",
    "* note",
]


@pytest.mark.parametrize(("text", "plain"), MARKED)
def test_marks_are_taken_away(text: str, plain: str) -> None:
    assert has_marks(text)
    assert without_marks(text) == plain
    assert not has_marks(plain)


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert not has_marks(text)
    assert without_marks(text) == text
