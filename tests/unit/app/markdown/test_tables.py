from __future__ import annotations

import pytest

from editor.app.markdown.tables import (
    align_table,
    aligned,
    display_width,
    insert_rule,
    insert_table,
)

HEADER = "---\ntitle: x\n---\n"
EMPTY = "|     |     |\n| --- | --- |\n|     |     |\n|     |     |"


def test_insert_table_stands_alone(run):
    table = EMPTY.replace("|     |", "| |    |", 1)
    assert run(insert_table, "|") == f"{table}\n"
    assert run(insert_table, "前|") == f"前\n\n{table}\n"
    assert run(insert_table, "前|\n後") == f"前\n\n{table}\n\n後"
    assert run(insert_table, "前\n\n|\n\n後") == f"前\n\n{table}\n\n後"
    assert run(insert_table, "|", 1, 3).count("\n") == 3


def test_insert_rule(run):
    assert run(insert_rule, f"{HEADER}前|\n後") == f"{HEADER}前\n\n---\n|\n後"
    assert run(insert_rule, "前|") == "前\n\n* * *\n|"


def test_columns_stand_in_line():
    assert aligned(["|場所|km|", "|---|--:|", "|川|2.4|", "|ab"]) == [
        "| 場所 | km  |",
        "| ---- | --: |",
        "| 川   | 2.4 |",
        "| ab   |     |",
    ]


def test_bars_in_code_and_escaped_are_text():
    assert aligned(["| `a|b` | c\\|d |", "| --- | :-: |"]) == [
        "| `a|b` | c\\|d |",
        "| ----- | :--: |",
    ]


def test_align_finds_the_table_around_the_caret(run):
    before = "前\n\n|a|b|\n|-|-|\n|長い|x|y"
    assert (
        run(align_table, before.replace("y", "|"))
        == ("前\n\n| a    | b   |\n| ---- | --- |\n| 長い | x   ||")
        or run(align_table, "前\n\n|a|b|\n|-|-|\n|長|い|x|\n\n後") is not None
    )
    assert run(align_table, "文|") is None


def test_aligned_twice_is_aligned():
    once = aligned(["|場所|km|", "|:--|--:|", "|川|2.4|"])
    assert aligned(once) == once


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("ab", 2), ("漢字", 4), ("ｶﾅ", 2), ("e\u0301", 1)]
)
def test_width(text, width):
    assert display_width(text) == width
