from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.markdown.inline import bold, inline_code, italic, strikethrough
from editor.app.text_state import TextState
from editor.core.text.span import Span

COMMANDS = [bold, italic, strikethrough, inline_code]


@pytest.mark.parametrize(
    ("command", "before", "expected"),
    [
        (bold, "これは«大事»です", "これは**«大事»**です"),
        (bold, "これは**«大事»**です", "これは«大事»です"),
        (bold, "これは«**大事**»です", "これは«大事»です"),
        (bold, "「«引用»」。", "「**«引用»**」。"),
        (italic, "a «b» c", "a *«b»* c"),
        (italic, "a *«b»* c", "a «b» c"),
        (italic, "a **«b»** c", "a ***«b»*** c"),
        (italic, "a ***«b»*** c", "a **«b»** c"),
        (bold, "a ***«b»*** c", "a *«b»* c"),
        (bold, "a *«b»* c", "a ***«b»*** c"),
        (strikethrough, "«古い»話", "~~«古い»~~話"),
        (inline_code, "a «b» c", "a `«b»` c"),
        (inline_code, "a `«b»` c", "a «b» c"),
        (inline_code, "«a`b»", "``«a`b»``"),
        (inline_code, "``«a`b»``", "«a`b»"),
    ],
)
def test_marks_go_on_and_off(run, command, before, expected):
    assert run(command, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("« 両端の空白 »", " **«両端の空白»** "),
        ("「« 全角\u3000»」", "「 **«全角»**\u3000」"),
        ("- «項目\n- 次の項目»", "- «**項目**\n- **次の項目**»"),
        ("«- 項目\n\n1. 次\n> 引用»", "- «**項目**\n\n1. **次**\n> **引用**»"),
        ("«## 見出し»", "## **«見出し»**"),
        ("«- [ ] 仕事»", "- [ ] **«仕事»**"),
    ],
)
def test_marks_hug_the_text_of_each_line(run, before, expected):
    assert run(bold, before) == expected


def test_a_selection_with_the_mark_inside_gets_one_mark(run):
    assert run(bold, "«あ**い**う»") == "**«あいう»**"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a wo|rd b", "a **wo|rd** b"),
        ("a **wo|rd** b", "a wo|rd b"),
        ("漢字|です", "漢字**|**です"),
        ("漢字**|**です", "漢字|です"),
        ("|", "**|**"),
        ("**|**", "|"),
    ],
)
def test_without_a_selection(run, before, expected):
    assert run(bold, before) == expected


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("before", ["```\nco«d»e\n```\n", "```\nco|de\n```\n", "~~~\n|\n~~~"])
def test_nothing_in_code(run, command, before):
    assert run(command, before) is None


@pytest.mark.parametrize("command", COMMANDS)
def test_the_header_is_left_alone(run, command):
    assert run(command, "---\nti«tl»e: x\n---\n本文\n") is None
    assert run(command, "---\ntitle: x\n-|--") is None
    done = run(command, "---\nti«tle: x\n---\n本»文\n")
    assert done is not None
    assert done.startswith("---\ntitle: x\n---\n")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "before",
    [
        "a «b c» d",
        "これ«は、強»調",
        "- «一\n- 二\n\n- 三»",
        "« 空白の端 »",
        "😀«絵文字🎉»",
        "wo|rd",
    ],
)
def test_twice_gives_the_text_back(run, command, before):
    plain = before.replace("«", "").replace("»", "").replace("|", "")
    assert run.twice(command, before) == plain


@given(
    st.text(st.sampled_from("ab あ漢。「」\n😀\u3000"), max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from(COMMANDS),
)
def test_twice_gives_any_plain_text_back(text, one, other, command):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    state = TextState(text, span, 0)
    change = command(state)
    if change is None:
        return
    once = TextState(change.edits.apply(text), change.selection, 0)
    back = command(once)
    assert back is not None
    assert back.edits.apply(once.text) == text
