from __future__ import annotations

import pytest

from editor.app.markdown.pairs import PAIRS, committed, erased, typed


@pytest.mark.parametrize(("opener", "closer"), PAIRS.items())
def test_an_opener_brings_its_closer(run, opener, closer):
    assert run(typed, "|", opener) == f"{opener}|{closer}"
    assert run(typed, "文 |。", opener) == f"文 {opener}|{closer}。"
    assert run(typed, "«語»", opener) == f"{opener}«語»{closer}"


@pytest.mark.parametrize(
    ("before", "char"),
    [
        ("|語", "「"),
        ("|word", "("),
        ("it|", '"'),
        ('say "hi|', '"'),
        ("``|", "`"),
        ("|", "*"),
        ("|", "あ"),
        ("«一\n二»", "("),
    ],
)
def test_no_pair_where_it_would_be_in_the_way(run, before, char):
    assert run(typed, before, char) is None


@pytest.mark.parametrize(
    ("before", "char", "expected"),
    [
        ("「語|」", "」", "「語」|"),
        ("(a|)", ")", "(a)|"),
        ('"a|"', '"', '"a"|'),
        ("語|」", "」", None),
        ("(a)|)", ")", None),
        ("«語»", "*", "*«語»*"),
        ("*«語»*", "*", "**«語»**"),
    ],
)
def test_closers_are_typed_over_and_marks_go_around(run, before, char, expected):
    assert run(typed, before, char) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("「|", "「", "「|」"),
        ("（|", "（", "（|）"),
        ("「|語", "「", None),
        ("「」|", "「」", "「|」"),
        ("「語」|」", "」", "「語」|"),
        ("語」|」", "」", None),
        ("日本|", "日本", None),
        ("違う|", "「", None),
        ("「日本|", "「日本", None),
    ],
)
def test_pairs_through_an_input_method(run, before, text, expected):
    assert run(committed, before, text) == expected


def test_backspace_takes_an_empty_pair(run):
    assert run(erased, "前「|」後") == "前|後"
    assert run(erased, "「語|」") is None
    assert run(erased, "|」") is None
    assert run(erased, "「|") is None


def test_nothing_in_the_header(run):
    assert run(typed, "---\na: |\n---\n本文", "(") is None
