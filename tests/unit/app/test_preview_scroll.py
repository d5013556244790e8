"""Lines to places and back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.preview_scroll import TOP, LineMap, Place


@dataclass(frozen=True, slots=True)
class Lines:
    first_line: int
    last_line: int


# Header in lines 0 to 3, a paragraph of three lines, two blank lines, a heading, a list.
ARTICLE = LineMap([Lines(5, 7), Lines(10, 10), Lines(12, 15)])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (0, TOP),
        (4.9, TOP),
        (5, Place(0, 0.0)),
        (6.5, Place(0, 0.5)),
        (8, Place(0, 1.0)),
        (9, Place(0, 1.5)),
        (10, Place(1, 0.0)),
        (11.5, Place(1, 1.5)),
        (14, Place(2, 0.5)),
        (16, Place(2, 1.0)),
        (99, Place(2, 1.0)),
    ],
)
def test_a_line_has_a_place(line, place):
    assert ARTICLE.place(line) == place


@given(st.floats(min_value=5, max_value=16))
def test_a_place_leads_back_to_its_line(line):
    assert ARTICLE.line(ARTICLE.place(line)) == pytest.approx(line)


def test_the_top_of_the_page_is_the_top_of_the_text():
    assert ARTICLE.line(TOP) == 0.0


def test_a_text_without_blocks_has_only_its_top():
    empty = LineMap([])
    assert empty.place(12) == TOP
    assert empty.line(Place(0, 0.4)) == 0.0
    assert empty.block_at(3) is None


@pytest.mark.parametrize(
    ("line", "index"), [(4, None), (5, 0), (7, 0), (8, None), (10, 1), (15, 2), (16, None)]
)
def test_a_caret_stands_in_a_block_or_between(line, index):
    assert ARTICLE.block_at(line) == index


def test_a_block_told_from_further_up_has_no_say_about_lines():
    # Footnotes: printed last, defined in line 8.
    lines = LineMap([Lines(5, 6), Lines(8, 20), Lines(8, 8)])
    assert lines.place(8) == Place(1, 0.0)
    assert lines.line(Place(2, 0.5)) == 21.0


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), max_size=12),
    st.lists(st.floats(0, 200), min_size=2, max_size=2),
)
def test_places_go_down_the_page_as_lines_go_down_the_text(shapes, two):
    blocks, line = [], 0
    for gap, length in shapes:
        blocks.append(Lines(line + gap, line + gap + length))
        line += gap + length + 1
    lines = LineMap(blocks)
    above, below = (lines.place(line) for line in sorted(two))
    assert (above.index, above.offset) <= (below.index, below.offset)
