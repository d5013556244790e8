"""A body in blocks: complete elements in order, with their lines and with keys of their own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.core.kramdown import Options, to_html
from editor.core.render.blocks import render_blocks

BODY = "# A\n\ntext\n\n- a\n- b\n\n  c\n\ntext\n\n<div>\n*x*\n</div>\n\nnote[^1]\n\n[^1]: below\n"


def test_blocks_have_lines_of_the_whole_text() -> None:
    blocks = render_blocks(BODY, Options(), first_line=5)
    assert [(one.first_line, one.last_line) for one in blocks[:6]] == [
        (5, 5),
        (7, 7),
        (9, 12),
        (14, 14),
        (16, 18),
        (20, 20),
    ]
    assert 'class="footnotes"' in blocks[-1].html


def test_equal_blocks_have_different_keys() -> None:
    blocks = render_blocks(BODY, Options(), first_line=0)
    same = [one for one in blocks if one.html == "<p>text</p>\n"]
    assert len(same) == 2
    assert len({one.key for one in blocks}) == len(blocks)


def test_a_key_stays_when_other_blocks_change() -> None:
    before = {one.key for one in render_blocks("a\n\nb\n\nc\n", Options(), 0)}
    after = {one.key for one in render_blocks("a\n\nB\n\nc\n", Options(), 0)}
    assert len(before & after) == 2


@given(
    st.lists(
        st.sampled_from(
            [
                "# a",
                "b *c*",
                "- d\n- e",
                "> f",
                "```\ng\n```",
                "| h | i |",
                "<hr>",
                "<p>j",
                "{:toc}",
            ]
        )
    )
)
def test_blocks_together_are_the_page(parts: list[str]) -> None:
    body = "\n\n".join(parts)
    page = to_html(body)
    together = "".join(one.html for one in render_blocks(body, Options(), 0))
    assert together.split() == page.split()
