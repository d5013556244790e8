"""Edits that wait for an input method: nothing typed is lost, nothing asked for is forgotten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.deferred_edits import DeferredEdits, rebased
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.ui.qt_buffer import QtBuffer, as_lines


def one(start: int, end: int, text: str) -> EditSet:
    return EditSet.replace(start, end, text)


@pytest.mark.parametrize(
    ("waiting", "typed", "expected"),
    [
        (one(0, 1, "X"), one(5, 5, "語"), "XbcdE語"),
        (one(4, 5, "X"), one(1, 1, "語"), "a語bcdX"),
        (one(1, 4, "X"), one(2, 2, "語"), "aX語E"),
        (one(0, 5, ""), one(2, 2, "語"), "語"),
        (one(2, 3, "X"), one(1, 4, "語"), "a語E"),
        (one(1, 3, "X"), one(2, 4, "語"), "aX語E"),
        (one(2, 4, "X"), one(1, 3, "語"), "a語XE"),
        (one(2, 2, "X"), one(2, 2, "語"), "abX語cdE"),
    ],
)
def test_rebased(waiting, typed, expected):
    text = "abcdE"
    assert rebased(waiting, typed).apply(typed.apply(text)) == expected


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: Span(min(p), max(p)))


@given(SPANS, SPANS, st.sampled_from(["", "X", "XY"]), st.sampled_from(["", "語", "二語"]))
def test_what_was_typed_stays(waiting, typed, text, word):
    base = "abcdefghijkl"
    commit = EditSet.of([TextEdit(typed, word)])
    later = rebased(EditSet.of([TextEdit(waiting, text)]), commit)
    assert word in later.apply(commit.apply(base))


def test_waiting_sets_are_made_in_order():
    deferred = DeferredEdits()
    text = "abc"
    deferred.add(one(0, 0, "1"))
    deferred.add(one(3, 3, "2"))
    deferred.text_changed(one(1, 1, "語"))
    text = one(1, 1, "語").apply(text)
    while deferred:
        text = deferred.take_first().apply(text)
    assert text == "1a語bc2"


def test_a_buffer_holds_edits_back_while_composing(qapp):
    buffer = QtBuffer("abc")
    told: list[int] = []
    buffer.changed.subscribe(told.append)
    buffer.set_composing(composing=True)
    buffer.apply(one(0, 1, "X"))
    buffer.apply(one(2, 3, "Y"))
    assert (buffer.text, told) == ("abc", [])
    buffer.undo()
    buffer.redo()
    buffer.set_composing(composing=False)
    assert buffer.text == "XbY"
    assert len(told) == 2
    buffer.undo()
    buffer.undo()
    assert buffer.text == "abc"


def test_beyond_the_text_is_refused_while_composing_too(qapp):
    buffer = QtBuffer("abc")
    buffer.set_composing(composing=True)
    with pytest.raises(ValueError, match="beyond"):
        buffer.apply(one(4, 4, "x"))


def test_line_ends_from_outside_become_ours(qapp):
    assert as_lines("a\r\nb\rc\u2029d\u2028e") == "a\nb\nc\nd\u2028e"
    buffer = QtBuffer("x")
    buffer.apply(one(1, 1, "\r\ny"))
    assert buffer.text == "x\ny"


def test_positions_both_ways(qapp):
    buffer = QtBuffer("a😀b")
    assert [buffer.to_document(n) for n in range(4)] == [0, 1, 3, 4]
    assert [buffer.to_offset(n) for n in (0, 1, 3, 4)] == [0, 1, 2, 3]
    assert buffer.cursor(Span(1, 2)).selectedText() == "😀"
