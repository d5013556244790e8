from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.app.buffer import MemoryBuffer, replacement

TEXT = st.text(st.sampled_from("abあ\n😀\u00a0\u2028"), max_size=20)


@given(TEXT, TEXT)
def test_replacement_leads_from_one_text_to_the_other(old, new):
    edits = replacement(old, new)
    assert edits.apply(old) == new
    assert len(edits.edits) <= 1
    assert bool(edits) is (old != new)


def test_replacement_touches_only_what_differs():
    (edit,) = replacement("前の文です。", "前の長い文です。").edits
    assert (edit.span.start, edit.span.end, edit.text) == (2, 2, "長い")


def test_a_memory_buffer_never_composes():
    assert MemoryBuffer("a").composing is False
