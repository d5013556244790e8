from __future__ import annotations

import pytest

from editor.app.search import Query, SearchError, find_all, replace_all, replace_one
from editor.core.text.span import Span


def found(text: str, query: Query, start: int = 0) -> list[str]:
    return [span.of(text) for span in find_all(text, query, start)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("aAa", Query("a"), ["a", "A", "a"]),
        ("aAa", Query("a", case=True), ["a", "a"]),
        ("a.c abc", Query("a.c"), ["a.c"]),
        ("a.c abc", Query("a.c", pattern=True), ["a.c", "abc"]),
        ("cat concat cat_ 猫cat猫", Query("cat", whole_word=True), ["cat", "cat"]),
        ("散歩道", Query("歩", whole_word=True), ["歩"]),
        ("ab\nab", Query("^ab$", pattern=True), ["ab", "ab"]),
        ("ab cab", Query("a.", pattern=True, whole_word=True), ["ab"]),
        ("aaa", Query("aa"), ["aa"]),
        ("abc", Query("x*", pattern=True), []),
        ("abc", Query(""), []),
        ("ＡＢａｂab", Query("ab", any_width=True), ["ＡＢ", "ａｂ", "ab"]),
        ("ＡＢａｂab", Query("ａｂ", any_width=True, case=True), ["ａｂ", "ab"]),
        ("ガｶﾞカ", Query("ガ", any_width=True), ["ガ", "ｶﾞ"]),
        ("ガ", Query("カ", any_width=True), []),
        ("㌔", Query("キ", any_width=True), []),
        ("catＣＡＴ ＣＡＴ", Query("cat", any_width=True, whole_word=True), ["ＣＡＴ"]),
        ("😀x😀x", Query("x"), ["x", "x"]),
    ],
)
def test_found(text, query, expected):
    assert found(text, query) == expected


def test_from_an_offset_on():
    assert find_all("aXa", Query("a"), 1) == (Span(2, 3),)
    assert find_all("aXa", Query("a", any_width=True), 1) == (Span(2, 3),)


def test_replacing():
    assert replace_all("a b a", Query("a"), "xy").apply("a b a") == "xy b xy"
    assert replace_all("a b a", Query("a"), "x", 1).apply("a b a") == "a b x"
    text = "2026年4月"
    dated = replace_all(text, Query(r"(\d+)年(\d+)月", pattern=True), r"\2/\1")
    assert dated.apply(text) == "4/2026"
    assert replace_all("a", Query("a"), r"\1").apply("a") == r"\1"
    assert replace_all("ＡA", Query("a", any_width=True), "b").apply("ＡA") == "bb"


def test_replacing_one():
    assert replace_one("a a", Query("a"), "b", Span(2, 3)).apply("a a") == "a b"
    assert not replace_one("a a", Query("a"), "b", Span(1, 2))


def test_what_cannot_be_read_says_where():
    with pytest.raises(SearchError) as error:
        find_all("a", Query("a(b", pattern=True))
    assert error.value.message == "text.find.bad_pattern"
    assert error.value.position > 0
    with pytest.raises(SearchError) as error:
        replace_all("a", Query("(a)", pattern=True), r"\2")
    assert error.value.message == "text.find.bad_replacement"


def test_a_pattern_that_never_ends_is_stopped(monkeypatch):
    monkeypatch.setattr("editor.app.search.TIMEOUT", 0.05)
    with pytest.raises(SearchError) as error:
        find_all("a" * 40 + "b", Query(r"(a|a)*(a|aa)*c|(.|..)*Z", pattern=True))
    assert error.value.message == "text.find.too_slow"
