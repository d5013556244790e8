"""What two texts share at their ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.ends import common_ends


@pytest.mark.parametrize(
    ("old", "new", "ends"),
    [
        ("", "", (0, 0)),
        ("a", "", (0, 0)),
        ("abc", "abc", (3, 0)),
        ("abc", "abXc", (2, 1)),
        ("aa", "aaa", (2, 0)),
        ("aXa", "aa", (1, 1)),
        ("あいう", "あう", (1, 1)),
    ],
)
def test_head_and_tail(old: str, new: str, ends: tuple[int, int]) -> None:
    assert common_ends(old, new) == ends


@given(st.text("ab", max_size=40), st.text("ab", max_size=9), st.text("ab", max_size=9))
def test_they_are_as_long_as_can_be_and_do_not_overlap(ends: str, old: str, new: str) -> None:
    long = ends * 60
    one, other = long + old + ends, long + new + ends
    head, tail = common_ends(one, other)
    shorter = min(len(one), len(other))
    assert head + tail <= shorter
    assert one[:head] == other[:head]
    assert one[len(one) - tail :] == other[len(other) - tail :]
    if head + tail < shorter:
        assert one[head] != other[head]
        assert one[-1 - tail] != other[-1 - tail]
