from __future__ import annotations

import pytest

from editor.app.markdown.blocks import (
    bullets,
    code_block,
    cycle_heading,
    no_heading,
    numbers,
    quote,
    set_heading,
    tasks,
)

HEADER = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("before", "level", "expected"),
    [
        ("見出|し", 2, "## 見出|し"),
        ("## 見出|し", 2, "見出|し"),
        ("## 見出|し", 3, "### 見出|し"),
        ("### 見出|し", 1, "# 見出|し"),
        ("### 見出|し", 0, "見出|し"),
        ("«一\n\n二»", 2, "«## 一\n\n## 二»"),
        ("|", 2, "## |"),
        ("前\n\n|\n\n後", 3, "前\n\n### |\n\n後"),
    ],
)
def test_headings(run, before, level, expected):
    assert run(set_heading, before, level) == expected


def test_a_line_without_heading_has_none_to_lose(run):
    assert run(no_heading, "文|") is None
    assert run(no_heading, "|") is None
    assert run(no_heading, "###### 六|") == "六|"


def test_headings_in_a_circle(run):
    seen = ["文|"]
    for _ in range(7):
        seen.append(run(cycle_heading, seen[-1]))
    assert seen[1:] == [*(f"{'#' * level} 文|" for level in range(1, 7)), "文|"]


@pytest.mark.parametrize(
    ("command", "before", "expected"),
    [
        (bullets, "一|", "- 一|"),
        (bullets, "|", "- |"),
        (bullets, "- 一|", "一|"),
        (bullets, "«一\n二\n»", "«- 一\n- 二\n»"),
        (bullets, "«一\n\n二»", "«- 一\n\n- 二»"),
        (bullets, "1. 一|", "- 一|"),
        (bullets, "- [x] 済|", "- 済|"),
        (bullets, "  - 一|", "  一|"),
        (numbers, "«一\n二\n三»", "«1. 一\n2. 二\n3. 三»"),
        (numbers, "«- 一\n  - 内\n- 二»", "«1. 一\n  1. 内\n2. 二»"),
        (tasks, "- 一|", "- [ ] 一|"),
        (tasks, "- [x] 一|", "一|"),
        (tasks, "> 引用の中|", "> - [ ] 引用の中|"),
        (quote, "一|", "> 一|"),
        (quote, "> 一|", "一|"),
        (quote, "«一\n\n二»", "«> 一\n>\n> 二»"),
        (quote, "«> 一\n>\n> 二»", "«一\n\n二»"),
    ],
)
def test_lists_and_quotes(run, command, before, expected):
    assert run(command, before) == expected


@pytest.mark.parametrize("command", [bullets, numbers, tasks, quote, code_block])
@pytest.mark.parametrize("before", ["一|行", "«一\n\n二\n三»", "あ😀«い\n  う»\n後"])
def test_twice_gives_the_text_back(run, command, before):
    plain = before.replace("«", "").replace("»", "").replace("|", "")
    assert run.twice(command, before) == plain


@pytest.mark.parametrize("command", [bullets, numbers, tasks, quote, cycle_heading])
def test_no_block_marks_in_code(run, command):
    assert run(command, "```\n|code\n```\n") is None
    assert run(command, "«文\n\n```\ncode»\n```\n") is None
    assert run(command, "~~~ruby\nまだ閉じ|ない") is None


@pytest.mark.parametrize("command", [bullets, numbers, tasks, quote, cycle_heading, code_block])
def test_the_header_is_left_alone(run, command):
    assert run(command, "---\nti|tle: x\n---\n本文\n") is None
    assert run(command, "---\ntitle: x\n-|--") is None
    done = run(command, "---\nti«tle: x\n---\n本文»\n")
    assert done is not None
    assert done.replace("«", "").startswith("---\ntitle: x\n---\n")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("文|", "```\n文|\n```"),
        ("|", "```\n|\n```"),
        ("«一\n二»", "```\n«一\n二»\n```"),
        ("«文\n```\n中\n```\n文»", "````\n«文\n```\n中\n```\n文»\n````"),
        ("```py\n中|\n```", "中|"),
        ("前\n```\n«中\n中»\n```\n後", "前\n«中\n中»\n後"),
        ("前\n``|`\n中\n```\n後", "前\n|中\n後"),
        ("```\n``|`\n後", "|\n後"),
        ("前\n```\nまだ|", "前\nまだ|"),
    ],
)
def test_code_blocks(run, before, expected):
    assert run(code_block, before) == expected


def test_code_half_selected_is_no_block_to_undo(run):
    assert run(code_block, "```\n«中\n```\n後»") is None


def test_in_a_body_below_a_header(run):
    assert run(bullets, f"{HEADER}|一\n") == f"{HEADER}- |一\n"
