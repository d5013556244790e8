"""Headings, links and printed delimiters know where they stand."""

from __future__ import annotations

import pytest

from editor.core.kramdown import Heading, headings, literal_delimiters, parse


def printed(text: str) -> list[tuple[int, str, bool]]:
    return [(one.offset, one.text, one.escaped) for one in literal_delimiters(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b", [(2, "**", False)]),
        ("- x\n  - a **b\n", [(10, "**", False)]),
        ("> a\n> b *c\n", [(8, "*", False)]),
        ("| a | *b |\n", [(6, "*", False)]),
        ("# a *b #\n", [(4, "*", False)]),
        ("a \\* b", [(3, "*", True)]),
        ("`*` $$*$$ <a href='*'>x</a>", []),
        ("snake_case_name", []),
        ("<p>\na **b**\n</p>\n", [(6, "**", False), (9, "**", False)]),
        ("<pre>\n**\n</pre>\n", []),
        ("**a *b** c*", [(1, "*", False), (4, "*", False), (6, "**", False)]),
        ("x[^1]\n\n[^1]: a *b\n", [(15, "*", False)]),
    ],
)
def test_printed_delimiters(text: str, expected: list[tuple[int, str, bool]]) -> None:
    found = printed(text)
    assert all(text[offset : offset + len(sign)] == sign for offset, sign, _ in found)
    if text.startswith("**a"):
        assert "".join(sign for _, sign, _ in found) == "****"
    else:
        assert found == expected


def test_headings_have_level_id_text_and_line() -> None:
    document = parse("intro\n\n# *A* b\n\n- x\n\n  ## C\n\nD\n---\n")
    assert headings(document) == (
        Heading(1, "a-b", "A b", 2),
        Heading(2, "c", "C", 6),
        Heading(2, "d", "D", 8),
    )


def test_tokens_of_items_have_their_lines() -> None:
    document = parse("a\n\n- b\n- c\n\n  d\n")
    lines = [token.map[0] for token in document.tokens if token.type == "inline" and token.map]
    assert lines == [0, 2, 3, 5]
