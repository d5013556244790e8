"""Every TextBuffer keeps the same promises, whoever holds the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.app.buffer import MemoryBuffer, TextBuffer
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.ui.qt_buffer import QtBuffer

BUFFERS = [MemoryBuffer, QtBuffer]


@pytest.fixture(params=BUFFERS, ids=["memory", "qt"])
def make(request, qapp) -> Callable[[str], TextBuffer]:
    return request.param


def test_text_is_kept_as_given(make):
    text = "---\ntitle: あ\n---\n\n本文\u00a0と\u2028と😀と\u0085と\tと\ufeff\n"
    assert make(text).text == text


def test_apply_changes_text_and_version_and_tells(make):
    buffer = make("あいう")
    told: list[int] = []
    buffer.changed.subscribe(told.append)
    before = buffer.version
    buffer.apply(EditSet.replace(1, 2, "イ"))
    assert buffer.text == "あイう"
    assert buffer.version > before
    assert told == [buffer.version]


def test_empty_set_is_no_step(make):
    buffer = make("a")
    told: list[int] = []
    buffer.changed.subscribe(told.append)
    buffer.apply(EditSet())
    assert not told
    assert not buffer.can_undo


def test_edits_of_one_set_are_one_step(make):
    buffer = make("一二三😀四")
    buffer.apply(
        EditSet.of(
            [
                TextEdit(Span(0, 1), "1"),
                TextEdit(Span(2, 2), "2.5\n"),
                TextEdit(Span(3, 4), ""),
                TextEdit(Span(5, 5), "🎉"),
            ]
        )
    )
    assert buffer.text == "1二2.5\n三四🎉"
    buffer.undo()
    assert buffer.text == "一二三😀四"
    assert not buffer.can_undo
    buffer.redo()
    assert buffer.text == "1二2.5\n三四🎉"
    assert not buffer.can_redo


def test_two_insertions_at_one_place_keep_their_order(make):
    buffer = make("ab")
    buffer.apply(EditSet.of([TextEdit(Span(1, 1), "1"), TextEdit(Span(1, 1), "2")]))
    assert buffer.text == "a12b"


def test_adjacent_applies_are_steps_of_their_own(make):
    buffer = make("")
    for number, char in enumerate("abc"):
        buffer.apply(EditSet.replace(number, number, char))
    buffer.undo()
    assert buffer.text == "ab"
    buffer.undo()
    assert buffer.text == "a"


def test_a_new_edit_ends_redo(make):
    buffer = make("a")
    buffer.apply(EditSet.replace(1, 1, "b"))
    buffer.undo()
    buffer.apply(EditSet.replace(0, 0, "c"))
    assert not buffer.can_redo
    buffer.redo()
    assert buffer.text == "ca"


def test_beyond_the_text_is_refused_and_changes_nothing(make):
    buffer = make("a")
    with pytest.raises(ValueError, match="beyond"):
        buffer.apply(EditSet.of([TextEdit(Span(0, 0), "x"), TextEdit(Span(2, 2), "x")]))
    assert buffer.text == "a"
    assert not buffer.can_undo


def test_undo_and_redo_without_steps_do_nothing(make):
    buffer = make("a")
    buffer.undo()
    buffer.redo()
    assert (buffer.text, buffer.version) == ("a", 0)


def test_editing_from_within_changed(make):
    """A subscriber may edit (the journal never does, a fix on typing may)."""
    buffer = make("a")

    def once(_: int) -> None:
        if not buffer.text.endswith("!"):
            buffer.apply(EditSet.replace(len(buffer.text), len(buffer.text), "!"))

    buffer.changed.subscribe(once)
    buffer.apply(EditSet.replace(1, 1, "b"))
    assert buffer.text == "ab!"
    buffer.undo()
    assert buffer.text in {"ab!", "ab"}


CHARS = st.sampled_from("ab あ漢\n\n😀👩‍👧\u00a0\u2028\u0301\u0085\t-: ")
TEXT = st.text(CHARS, max_size=40)
STEP = st.tuples(st.sampled_from(["apply", "undo", "redo"]), st.randoms(use_true_random=False))


def _random_edits(random, text: str) -> EditSet:
    cuts = sorted(random.randint(0, len(text)) for _ in range(2 * random.randint(1, 3)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    words = ["", "x", "\n", "😀", "本\u00a0文", "\u2028", "a\nb"]
    return EditSet.of([TextEdit(span, random.choice(words)) for span in spans])


@settings(max_examples=150)
@given(TEXT, st.lists(STEP, max_size=12))
def test_both_agree_whatever_happens(qapp, text, steps):
    memory, qt = MemoryBuffer(text), QtBuffer(text)
    version = 0
    for what, random in steps:
        if what == "apply":
            edits = _random_edits(random, memory.text)
            # A set that writes what stands there is a step for one and none for the other.
            if edits.apply(memory.text) == memory.text:
                continue
            memory.apply(edits)
            qt.apply(edits)
        elif what == "undo":
            memory.undo()
            qt.undo()
        else:
            memory.redo()
            qt.redo()
        assert qt.text == memory.text
        assert (qt.can_undo, qt.can_redo) == (memory.can_undo, memory.can_redo)
        assert qt.version >= version
        version = qt.version
