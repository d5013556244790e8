"""The name that is most alike, held against difflib."""

from __future__ import annotations

import difflib

from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.alike import MostAlike

NAMES = st.lists(st.text("abあい-", max_size=8), max_size=12, unique=True)


@given(NAMES, st.text("abあい-c", max_size=8), st.sampled_from((0.6, 0.8, 1.0)))
@example(["abab-", "abbab"], "abab", 0.8)
@example(["", "a"], "", 0.8)
def test_answers_as_difflib(names, name, least):
    found = difflib.get_close_matches(name, names, n=1, cutoff=least)
    assert MostAlike(names, least)(name) == (found[0] if found else None)


def test_the_same_question_twice():
    near = MostAlike(["the-first-part", "the-last-part"], 0.8)
    assert [near("the-first-prat"), near("the-first-prat")] == ["the-first-part"] * 2
    assert near("something-else") is None
