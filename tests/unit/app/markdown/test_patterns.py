"""What the highlighter looks for in a line."""

from __future__ import annotations

import pytest

from editor.app.markdown.patterns import LINE_LIMIT, STYLES, styled_line


def styles(text: str, *, header: bool = False) -> list[list[tuple[str, str]]]:
    """For each line the styled parts, with what they cover."""
    result, state = [], -1
    for number, line in enumerate(text.split("\n")):
        found, state = styled_line(line, state, first=number == 0, header=header)
        assert {style.style for style in found} <= STYLES
        result.append([(style.style, line[style.start : style.end]) for style in found])
    return result


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("## 見出し", ("heading", "## 見出し")),
        ("a *b* c", ("emphasis", "*b*")),
        ("これは**強調**です", ("strong", "**強調**")),
        ("「**強調**」です", ("strong", "**強調**")),
        ("a ***b*** c", ("both", "***b***")),
        ("a _b_ c", ("emphasis", "_b_")),
        ("~~古い~~", ("strike", "~~古い~~")),
        ("a `b*c*` d", ("code", "`b*c*`")),
        ("``a`b``", ("code", "``a`b``")),
        ("[題](/a_(b))", ("link", "[題](/a_(b))")),
        ("[題][1]", ("link", "[題][1]")),
        ("![絵](/a.jpg)", ("image", "![絵](/a.jpg)")),
        ("<https://a.example>", ("url", "<https://a.example>")),
        ("https://a.example/b。", ("url", "https://a.example/b")),
        ("- 項目", ("list", "-")),
        ("12. 項目", ("list", "12.")),
        ("- [x] 済", ("list", " [x]")),
        ("> 引用", ("quote", "> 引用")),
        ("<div class='x'>", ("html", "<div class='x'>")),
        ("{% include x %}", ("liquid", "{% include x %}")),
        ("{{ page.title }}", ("liquid", "{{ page.title }}")),
        ("文{: .wide}", ("ial", "{: .wide}")),
        ("{: #id}", ("ial", "{: #id}")),
        ("注[^1]", ("footnote", "[^1]")),
        ("[^1]: 注", ("footnote", "[^1]:")),
        ("[1]: https://a.example", ("definition", "[1]: https://a.example")),
        ("| a | b |", ("bar", "|")),
        ("| --- | :-: |", ("marker", "| --- | :-: |")),
        ("---", ("marker", "---")),
        ("a <!-- b --> c", ("comment", "<!-- b -->")),
        (r"\*a\*", ("escape", r"\*")),
        ("$$ x $$", ("math", "$$ x $$")),
    ],
)
def test_what_is_found(line, wanted):
    assert wanted in styles(line)[0]


@pytest.mark.parametrize("line", ["snake_case_name", "2 * 3 * 4", "文", "a ** b **", r"\*a\*"])
def test_what_is_no_emphasis(line):
    assert not {"emphasis", "strong"} & {style for style, _ in styles(line)[0]}


def test_fences_hold_until_they_close():
    found = styles("````md\n```\n**a**\n````\n**b**")
    assert [line[0][0] for line in found] == [
        "fence",
        "code_block",
        "code_block",
        "fence",
        "strong",
    ]


def test_tilde_fences_are_closed_by_their_own():
    assert styles("~~~\n```\n~~~\na")[1] == [("code_block", "```")]
    assert styles("~~~\n```\n~~~\na")[3] == []


def test_comments_and_math_over_lines():
    found = styles("a <!-- b\nc\nd --> **e**")
    assert found[1] == [("comment", "c")]
    assert ("strong", "**e**") in found[2]
    assert styles("$$\nx\n$$\ny")[1:] == [[("math", "x")], [("math", "$$")], []]


def test_front_matter():
    found = styles('---\ntitle: "題: x" # 注\ntags: [a, b]\n- c\n---\n**本文**', header=True)
    assert found[0] == [("header_fence", "---")]
    assert ("header_key", "title:") in found[1]
    assert ("header_string", '"題: x"') in found[1]
    assert ("header_comment", "# 注") in found[1]
    assert ("header_mark", "[") in found[2]
    assert found[4] == [("header_fence", "---")]
    assert ("strong", "**本文**") in found[5]


def test_three_dashes_without_a_header_are_a_rule():
    assert styles("---\ntitle: x")[0] == [("marker", "---")]


def test_very_long_lines_stay_plain():
    assert styles("**a** " * (LINE_LIMIT // 6 + 1)) == [[]]
