"""Two texts side by side: what differs, with a little around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.app.differences import CONTEXT, Gap, LinePair, compare

texts = st.lists(st.sampled_from(["焙煎", "抽出", "", "豆"]), max_size=30).map("\n".join)


def test_equal_texts_have_no_rows():
    assert compare("a\nb", "a\nb") == []


def test_a_changed_line_stands_beside_the_old_one():
    assert LinePair("浅煎り", "深煎り", same=False) in compare("題\n浅煎り", "題\n深煎り")


def test_far_equal_lines_are_counted_not_shown():
    left = "\n".join(str(n) for n in range(40))
    rows = compare(left, left.replace("20", "二十"))
    gaps = [row.count for row in rows if isinstance(row, Gap)]
    assert gaps == [20 - CONTEXT, 39 - 20 - CONTEXT]


@given(texts, texts)
def test_every_differing_line_is_shown_once(left: str, right: str):
    rows = compare(left, right)
    shown_left = [r.left for r in rows if isinstance(r, LinePair) and r.left is not None]
    hidden = sum(r.count for r in rows if isinstance(r, Gap))
    if left != right:
        assert len(shown_left) + hidden == len(left.split("\n"))
    else:
        assert rows == []
