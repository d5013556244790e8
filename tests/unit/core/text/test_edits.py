"""Edits as data: applied, taken back, and offsets that move with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.edits import EditSet, OverlapError, TextEdit
from editor.core.text.span import Span


def edit(start: int, end: int, text: str) -> TextEdit:
    return TextEdit(Span(start, end), text)


@st.composite
def edited_texts(draw) -> tuple[str, EditSet]:
    text = draw(st.text(alphabet="ab\n日😀", max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [edit(a, b, draw(st.text(alphabet="xy\n", max_size=4))) for a, b in pairs]
    return text, EditSet.of(edits)


@given(edited_texts())
def test_what_is_taken_back_is_as_before(given_):
    text, edits = given_
    assert edits.invert(text).apply(edits.apply(text)) == text


@given(edited_texts())
def test_applying_is_replacing_from_the_back(given_):
    text, edits = given_
    expected = text
    for one in reversed(edits.edits):
        expected = expected[: one.span.start] + one.text + expected[one.span.end :]
    assert edits.apply(text) == expected


@given(edited_texts(), st.data())
def test_an_offset_stays_with_the_text_around_it(given_, data):
    text, edits = given_
    offset = data.draw(st.integers(0, len(text)))
    new = edits.apply(text)
    moved = edits.map_offset(offset)
    assert 0 <= moved <= len(new)
    if not any(one.span.contains(offset) for one in edits):
        assert new[moved:][:1] == text[offset:][:1]
        assert new[:moved][-1:] == text[:offset][-1:]


@given(edited_texts(), st.data())
def test_a_span_that_no_edit_touches_keeps_its_text(given_, data):
    text, edits = given_
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    touched = any(one.span.start <= span.end and span.start <= one.span.end for one in edits)
    moved = edits.map_span(span)
    if not touched:
        assert moved.of(edits.apply(text)) == span.of(text)


def test_an_insertion_at_a_caret_moves_it_or_not():
    edits = EditSet.replace(3, 3, "xx")
    assert edits.map_offset(3) == 5
    assert edits.map_offset(3, after_insertion=False) == 3
    assert edits.map_span(Span(3, 6)) == Span(5, 8)
    assert edits.map_span(Span(1, 3)) == Span(1, 3)


def test_two_insertions_at_one_place_keep_their_order():
    assert EditSet.of([edit(1, 1, "x"), edit(1, 1, "y")]).apply("ab") == "axyb"


def test_what_overlaps_is_refused():
    with pytest.raises(OverlapError):
        EditSet.of([edit(0, 2, ""), edit(1, 3, "x")])
    EditSet.of([edit(0, 2, ""), edit(2, 3, "x")])


def test_edits_that_change_nothing_are_left_out():
    assert not EditSet.of([edit(2, 2, "")])
    assert EditSet.of([edit(2, 2, ""), edit(1, 2, "")])


def test_an_edit_beyond_the_end_is_a_mistake():
    with pytest.raises(ValueError, match="beyond"):
        EditSet.replace(1, 5, "").apply("abc")


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="span"):
        Span(2, 1)
    with pytest.raises(ValueError, match="span"):
        Span(-1, 1)


def test_spans_tell_how_they_lie():
    assert Span(1, 1)
    assert len(Span(1, 4)) == 3
    assert Span(1, 4).contains(4)
    assert not Span(1, 4).contains(5)
    assert Span(1, 4).covers(Span(1, 4))
    assert not Span(1, 4).covers(Span(1, 5))
    assert Span(1, 4).overlaps(Span(3, 9))
    assert not Span(1, 4).overlaps(Span(4, 9))
    assert Span(1, 4).overlaps(Span(2, 2))
    assert not Span(1, 4).overlaps(Span(1, 1))
    assert not Span(1, 4).overlaps(Span(4, 4))
    assert Span(1, 4).shifted(2) == Span(3, 6)
