"""Lines, columns and UTF-16 units against code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.lines import LineIndex
from editor.core.text.span import Span
from editor.core.text.utf16 import Utf16Map, utf16_length

TEXTS = st.text(alphabet="a\n\u2028\x85日😀\U0010ffff", max_size=40)


@given(TEXTS)
def test_positions_at_once_are_those_one_by_one(text):
    offsets = range(len(text) + 1)
    one_by_one = {offset: LineIndex(text).position(offset) for offset in offsets}
    assert LineIndex(text).positions(offsets) == one_by_one


def test_what_lies_behind_the_text_stands_at_its_end():
    assert LineIndex("ab\ncd").positions([99, 4]) == {99: (1, 2), 4: (1, 1)}


@given(TEXTS)
def test_lines_are_what_lf_parts(text):
    index = LineIndex(text)
    assert [index.span(i).of(text) for i in range(len(index.starts))] == text.split("\n")


@given(TEXTS, st.data())
def test_an_offset_has_one_line_and_column(text, data):
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = index.position(offset)
    assert text[:offset].count("\n") == line
    assert offset - (text.rfind("\n", 0, offset) + 1) == column
    assert index.offset(line, column) == offset


def test_places_outside_are_held_within():
    index = LineIndex("ab\nc")
    assert index.offset(0, 99) == 2
    assert index.offset(9) == 4
    assert index.span(1) == Span(3, 4)


@given(TEXTS, st.data())
def test_utf16_offsets_go_both_ways(text, data):
    there = Utf16Map(text)
    offset = data.draw(st.integers(0, len(text)))
    units = there.to_utf16(offset)
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert there.to_code_points(units) == offset
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_the_middle_of_a_pair_belongs_to_its_start():
    there = Utf16Map("a😀b")
    assert [there.to_code_points(n) for n in range(5)] == [0, 1, 1, 2, 3]
