"""Splices between two lists of blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.app.preview_diff import MATCHING_LIMIT, Splice, splices

KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def apply(old, new, ops):
    result = list(old)
    for op in ops:
        result[op.at : op.at + op.removed] = new[op.start : op.stop]
    return result


@given(KEYS, KEYS)
def test_splices_make_the_new_list_of_the_old(old, new):
    assert apply(old, new, splices(old, new)) == new


@given(KEYS)
def test_equal_lists_need_nothing(keys):
    assert splices(keys, list(keys)) == ()


def test_a_changed_block_is_one_splice_of_one():
    assert splices(list("abcde"), list("abXde")) == (Splice(2, 1, 2, 3),)


def test_two_far_changes_leave_what_stands_between():
    ops = splices(list("abcdefg"), list("aXcdefY"))
    assert ops == (Splice(6, 1, 6, 7), Splice(1, 1, 1, 2))


def test_a_moved_block_keeps_the_others():
    ops = splices(list("abcdef"), list("bcdefa"))
    assert sum(op.removed for op in ops) == 1


def test_a_repeated_block_can_be_added_beside_itself():
    old, new = ["rule", "p"], ["rule", "rule", "p"]
    ops = splices(old, new)
    assert apply(old, new, ops) == new
    assert sum(op.removed for op in ops) == 0


def test_lists_too_long_to_match_are_replaced_in_one_piece():
    count = int(MATCHING_LIMIT**0.5) + 1
    old = ["head", *(f"a{n}" for n in range(count)), "tail"]
    new = ["head", *(f"b{n}" for n in range(count)), "tail"]
    assert splices(old, new) == (Splice(1, count, 1, 1 + count),)
