"""Fixing: which fixes are taken, how often, and that the edits lead to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet, TextEdit
from editor.core.text.span import Span
from editor.rules.fixing import MOST_ROUNDS, edits_between, fix_all


def finding(name: str, edits: EditSet, applicability=Applicability.SAFE) -> Finding:
    fixes = (Fix("fix", applicability, edits),)
    return Finding(f"a/{name}", "v", Severity.HINT, Span(0, 0), fixes=fixes)


def replaces(old: str, new: str, applicability=Applicability.SAFE):
    """A checker that finds each ``old``."""

    def check(text: str):
        at = text.find(old)
        while at >= 0:
            yield finding(old, EditSet.replace(at, at + len(old), new), applicability)
            at = text.find(old, at + 1)

    return check


def test_safe_fixes_are_made_until_none_is_left() -> None:
    fixed = fix_all("aaab", replaces("aa", "a"))
    assert (fixed.text, fixed.stable) == ("ab", True)
    assert len(fixed.applied) == 2
    assert fixed.edits.apply("aaab") == "ab"


def test_unsafe_fixes_only_when_asked_for() -> None:
    check = replaces("a", "b", Applicability.UNSAFE)
    assert fix_all("aa", check).text == "aa"
    assert fix_all("aa", check, unsafe=True).text == "bb"


def test_fixes_that_only_show_a_place_are_never_made() -> None:
    check = replaces("a", "b", Applicability.MANUAL)
    assert fix_all("aa", check, unsafe=True).text == "aa"


def test_two_rules_that_undo_each_other_come_to_an_end() -> None:
    fixed = fix_all(
        "a", lambda text: replaces("a", "b")(text) if "a" in text else replaces("b", "a")(text)
    )
    assert not fixed.stable
    assert len(fixed.applied) == MOST_ROUNDS


def test_of_two_fixes_of_one_place_the_first_is_taken() -> None:
    def check(text: str):
        if text == "abc":
            yield finding("one", EditSet.replace(0, 2, "x"))
            yield finding("two", EditSet.replace(1, 3, "y"))
            yield finding(
                "three", EditSet.of([TextEdit(Span(3, 3), "!"), TextEdit(Span(2, 3), "z")])
            )

    fixed = fix_all("abc", check)
    assert fixed.text == "xz!"
    assert [f.rule for f, _ in fixed.applied] == ["a/one", "a/three"]


def test_two_insertions_at_one_place_go_one_after_the_other() -> None:
    def check(text: str):
        for mark in "xy":
            if mark not in text:
                yield finding(mark, EditSet.replace(1, 1, mark))

    assert fix_all("ab", check).text == "ayxb"


def test_a_round_that_breaks_the_header_is_not_made() -> None:
    text = "---\ntitle: a\n---\n"
    fixed = fix_all(text, replaces("title", "- x"))
    assert (fixed.text, fixed.applied, bool(fixed.edits)) == (text, (), False)


LINES = st.lists(st.sampled_from(["a\n", "b\n", "海の話\n", "\n", "\u2028", "x"]), max_size=8).map(
    "".join
)


@given(LINES, LINES)
def test_edits_between_two_texts_lead_from_one_to_the_other(old: str, new: str) -> None:
    assert edits_between(old, new).apply(old) == new


def test_edits_between_keep_what_is_common() -> None:
    edits = edits_between("a\nkey: 12\nb\n", "a\nkey: 13\nb\n")
    assert [(e.span.start, e.span.end, e.text) for e in edits] == [(8, 9, "3")]
