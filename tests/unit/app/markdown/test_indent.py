from __future__ import annotations

from dataclasses import replace

import pytest

from editor.app.markdown.indent import (
    duplicate,
    indent,
    indented_selection,
    move_down,
    move_up,
    outdent,
)
from tests.unit.app.markdown.conftest import after, drawn, picture

HEADER = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- 一\n- 二|", "- 一\n  - 二|"),
        ("1. 一\n2. 二|", "1. 一\n   2. 二|"),
        ("10. 一\n11. 二|", "10. 一\n    11. 二|"),
        ("- 一\n  - 内\n  - 二|", "- 一\n  - 内\n    - 二|"),
        ("- 一|", "  - 一|"),
        ("「文|", "  「文|"),
        ("«- 一\n\n- 二»", "«  - 一\n\n  - 二»"),
    ],
)
def test_indent(run, before, expected):
    assert run(indent, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- 一\n  - 二|", "- 一\n- 二|"),
        ("1. 一\n   2. 二|", "1. 一\n2. 二|"),
        ("- 一\n\t- 二|", "- 一\n- 二|"),
        ("    四つ|", "  四つ|"),
        ("«  一\n  二»", "«一\n二»"),
        (" 一つ|", "一つ|"),
    ],
)
def test_outdent(run, before, expected):
    assert run(outdent, before) == expected


def test_nothing_to_take_out(run):
    assert run(outdent, "文|") is None
    assert run(indent, "|") is None


@pytest.mark.parametrize("before", ["- 一\n- 二|", "1. 一\n2. 二|\n"])
def test_in_and_out_gives_the_text_back(run, before):
    assert run(outdent, run(indent, before)) == before


@pytest.mark.parametrize(
    ("command", "before", "expected"),
    [
        (move_up, "一\n二|\n三", "二|\n一\n三"),
        (move_up, "一\n«二\n三»", "«二\n三»\n一"),
        (move_up, "一|\n二", None),
        (move_up, f"{HEADER}一|\n二", None),
        (move_down, "一|\n二\n三", "二\n一|\n三"),
        (move_down, "«一\n二»\n三", "三\n«一\n二»"),
        (move_down, "一\n二|", None),
        (duplicate, "一|\n二", "一\n一|\n二"),
        (duplicate, "«一\n二»\n", "一\n二\n«一\n二»\n"),
    ],
)
def test_lines_move(run, command, before, expected):
    assert run(command, before) == expected


@pytest.mark.parametrize("command", [indent, outdent, move_up, move_down, duplicate])
def test_the_header_is_left_alone(run, command):
    assert run(command, "---\nti|tle: x\n---\n本文\n") is None


def test_when_tab_means_lines():
    assert indented_selection(drawn("- 一|"))
    assert indented_selection(drawn("«一\n二»"))
    assert not indented_selection(drawn("文|"))
    assert not indented_selection(drawn("«文»"))


@pytest.mark.parametrize(
    ("act", "before", "expected"),
    [
        (indent, "文|", "    文|"),
        (indent, "- 一\n- 二|", "- 一\n  - 二|"),
        (outdent, "      文|", "  文|"),
    ],
)
def test_a_step_is_as_wide_as_it_is_set_where_no_list_says_otherwise(act, before, expected):
    state = replace(drawn(before), step=4)
    done = after(state, act(state))
    assert picture(done.text, done.selection) == expected
