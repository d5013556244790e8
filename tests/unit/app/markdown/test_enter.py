from __future__ import annotations

import pytest

from editor.app.markdown.enter import new_line

HEADER = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- 一|", "- 一\n- |"),
        ("* 一|", "* 一\n* |"),
        ("- 一|二", "- 一\n- |二"),
        ("- 一«二»三", "- 一\n- |三"),
        ("1. 一|", "1. 一\n2. |"),
        ("9. 九|", "9. 九\n10. |"),
        ("-   広い|", "-   広い\n-   |"),
        ("- [x] 済|", "- [x] 済\n- [ ] |"),
        ("  - 内|", "  - 内\n  - |"),
        ("> 引用|", "> 引用\n> |"),
        ("> - 項目|", "> - 項目\n> - |"),
        ("  字下げ|", "  字下げ\n  |"),
        (f"{HEADER}- 一|\n", f"{HEADER}- 一\n- |\n"),
    ],
)
def test_enter_goes_on(run, before, expected):
    assert run(new_line, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- 一\n- |", "- 一\n|"),
        ("1. 一\n2. |", "1. 一\n|"),
        ("- [ ] |", "|"),
        ("- 一\n  - |", "- 一\n- |"),
        ("> |", "|"),
        ("> - |", "> |"),
    ],
)
def test_an_empty_item_ends_the_list(run, before, expected):
    assert run(new_line, before) == expected


@pytest.mark.parametrize(
    "before",
    [
        "文|",
        "|",
        "|- 一",
        "-| 一",
        "- |一".replace("- |", "-| "),
        "\u3000全角の字下げ|",
        "-詰めた|",
        "1.詰めた|",
        "```\n- 一|\n```",
        "---\n- ti|tle: x\n---\n本文",
    ],
)
def test_a_plain_line_end_is_left_to_the_editor(run, before):
    assert run(new_line, before) is None


def test_code_keeps_its_indentation(run):
    assert run(new_line, "```\n    a|\n```") == "```\n    a\n    |\n```"
