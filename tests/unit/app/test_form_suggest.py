"""Suggestions: ranked by use, found whatever the width and kana; near twins are noticed."""

from __future__ import annotations

import pytest

from editor.app.form_suggest import fold, known_values, rank, split_tags, twin
from editor.core.schema.model import Field
from editor.core.site_facts import SiteFacts

COUNTS = {"生成AI": 30, "AI": 20, "ウェブ": 8, "Webデザイン": 5, "データ": 3, "朝": 1}


def test_nothing_typed_offers_all_by_use() -> None:
    assert [s.text for s in rank("", COUNTS)] == list(COUNTS)
    assert rank("", COUNTS)[0].count == 30


def test_what_begins_with_the_text_comes_first() -> None:
    assert [s.text for s in rank("ai", COUNTS)] == ["AI", "生成AI"]


def test_width_case_and_kana_do_not_matter() -> None:
    assert [s.text for s in rank("ＷＥＢ", COUNTS)] == ["Webデザイン"]
    assert [s.text for s in rank("うぇ", COUNTS)] == ["ウェブ"]


def test_what_is_there_already_is_not_offered() -> None:
    assert [s.text for s in rank("ai", COUNTS, ["AI"])] == ["生成AI"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("ＡＩ", "AI"),
        ("データー", "データ"),
        ("生成 AI", "生成AI"),
        ("うぇぶ", "ウェブ"),
        ("AI", None),
        ("夜", None),
        ("ー", None),
    ],
)
def test_near_twins(text: str, known: str | None) -> None:
    assert twin(text, COUNTS) == known


def test_tags_are_split_at_every_kind_of_comma() -> None:
    assert split_tags("a, b，c、d\ne\tf, a, ,") == ["a", "b", "c", "d", "e", "f"]


def test_fold_keeps_what_differs() -> None:
    assert fold("ヴ") == fold("ゔ")
    assert fold("は") != fold("ば")


def test_a_closed_list_is_offered_alone() -> None:
    facts = SiteFacts(category_counts={"b": 4, "z": 9})
    closed = Field("c", "choice", enum=("a", "b"), known="categories")
    assert known_values(closed, facts) == {"a": 0, "b": 4}
    open_list = Field("c", "choice", suggested=("a",), known="categories")
    assert known_values(open_list, facts) == {"a": 0, "b": 4, "z": 9}
    assert known_values(None, facts) == {}
