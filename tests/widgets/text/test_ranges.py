from __future__ import annotations

import pytest

from editor.ui.text.ranges import Ranged, Ranges


def spans(ranges: Ranges[str]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in ranges]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((0, 0, 3), [(5, 7), (13, 17)]),
        ((2, 0, 1), [(3, 5), (11, 15)]),
        ((4, 0, 5), [(2, 4), (15, 19)]),
        ((11, 0, 2), [(2, 4), (10, 16)]),
        ((0, 3, 0), [(0, 1), (7, 11)]),
        ((12, 5, 0), [(2, 4), (10, 12)]),
        ((0, 20, 20), [(2, 4), (10, 14)]),
        ((20, 0, 5), [(2, 4), (10, 14)]),
    ],
)
def test_they_move_with_the_text(change, expected):
    ranges = Ranges([Ranged(10, 14, "b"), Ranged(2, 4, "a")])
    moved = ranges.moved(*change)
    assert spans(ranges) == expected
    assert moved or expected == [(2, 4), (10, 14)]


def test_those_within():
    ranges = Ranges([Ranged(0, 5, "a"), Ranged(5, 5, "b"), Ranged(8, 9, "c")])
    assert [item.what for item in ranges.within(5, 6)] == ["a", "b"]
    assert [item.what for item in ranges.within(6, 8)] == []
    assert [item.what for item in ranges.within(0, 100)] == ["a", "b", "c"]
    assert len(Ranges()) == 0
