"""No text breaks the reading, and none makes it slow."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.kramdown import addresses_in, headings, literal_delimiters, parse, render

PIECES = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "`",
        "``",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![",
        "<",
        ">",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<script>",
        "{:",
        ".a}",
        "{:toc}",
        "{::comment}",
        "{:/}",
        "$$",
        "|",
        "---",
        "===",
        ">",
        "-",
        "1.",
        ":",
        "^",
        "[^1]",
        "[^1]:",
        "[a]:",
        "*[a]:",
        "#",
        "##",
        "```",
        "~~~",
        "\\",
        "&",
        "&amp;",
        '"',
        "'",
        "--",
        "...",
        "<<",
        ">>",
        "a",
        "b",
        "日本",
        "<!--",
        "-->",
        '<div§markdown="1">',
        "\t",
    ]
).map(lambda piece: piece.replace("§", " "))
TEXTS = st.lists(PIECES | st.just("\n") | st.just(" ") | st.just("    ") | st.text(max_size=3)).map(
    "".join
)


@given(TEXTS)
def test_every_text_has_html_and_places(text: str) -> None:
    document = parse(text)
    assert isinstance(render(document), str)
    for literal in literal_delimiters(document):
        assert 0 <= literal.offset <= len(text)
    for address in addresses_in(document):
        assert html.unescape(text[address.start : address.end]) == address.value
    count = text.count("\n") + 1
    for heading in headings(document):
        assert 0 <= heading.line < count
    for token in document.tokens:
        if token.map is not None:
            assert 0 <= token.map[0] <= token.map[1] <= count + 1


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "*",
        "<",
        "{",
        "_",
        "`",
        "![",
        "**a ",
        "*a _b ",
        "[a](",
        "<b>",
        "> ",
        "- ",
        "{{}^{}",
        "~~a ",
        "<!--",
        "{:",
        "| a\n",
        '"a',
        "$$",
        "*<b>",
        "[a](b (",
        "```\n",
        '[a](b "',
    ],
)
def test_runs_stay_fast(unit: str) -> None:
    text = (unit * (50_000 // len(unit) + 1))[:50_000]
    began = time.process_time()
    render(parse(text))
    # A second is the promise; the rest is for busy machines.
    assert time.process_time() - began < 3


def test_deep_nesting_is_read() -> None:
    assert "<blockquote>" in render(parse("\n".join(">" * depth for depth in range(1, 400))))
    assert "<li>" in render(parse("\n".join("  " * depth + "- a" for depth in range(400))))
