"""Blocks behind Liquid: those of the text as it is, in the lines where it was written."""

from __future__ import annotations

import pytest

from editor.app.page_blocks import PageBlocks, lines_of
from editor.core.kramdown import Options

HEADER = "---\ntitle: One\n---\n"
BODY = "{% raw %}{{ a }}{% endraw %}\n\n# Heading\n\nText.\n\n- a\n- b\n\nLast.\n"


def behind(body: str) -> str:
    return body.replace("{% raw %}", "").replace("{% endraw %}", "")


def test_a_text_without_liquid_has_none_of_its_own():
    assert PageBlocks(Options()).behind_liquid(f"{HEADER}Text.\n", "Text.\n") is None
    assert PageBlocks(Options()).behind_liquid("---\ntitle: '{{'\n---\nText.\n", "Text.\n") is None


def test_of_a_text_that_is_typed_in_they_are_those_of_each_state():
    kept = PageBlocks(Options())
    for body in (
        BODY,
        BODY.replace("Text", "Texts"),
        BODY.replace("Text", "New.\n\nText"),
        BODY.replace("- b", "- b\n- c\n\n# Other"),
        "Something else. {{ x }}",
        BODY,
    ):
        text, markdown = HEADER + body, behind(body)
        fresh = PageBlocks(Options()).of(text, markdown)
        assert kept.behind_liquid(text, markdown) == fresh
        assert all(block.first_line >= HEADER.count("\n") for block in fresh)


@pytest.mark.parametrize(
    ("body", "markdown", "lines"),
    [
        ("a\nb\nc", "a\nb\nc", [0, 1, 2]),
        ("a\n{% x %}\nc", "a\n1\n2\n3\nc", [0, 1, 1, 1, 2]),
        ("{% x %}\n\nb\n\n{% y %}", "1\n2\n\nb\n\n3", [0, 0, 1, 2, 3, 4]),
        ("a\n{% x %}\nc", "a\n\nc", [0, 1, 2]),
        ("{% x %}", "", [0]),
        ("", "", [0]),
        ("a\n\na", "a\n\na\n\na", [0, 1, 2, 2, 2]),
    ],
)
def test_what_liquid_wrote_is_of_the_line_it_was_written_in(body, markdown, lines):
    assert lines_of(body, markdown) == lines
