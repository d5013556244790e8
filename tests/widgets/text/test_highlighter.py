"""What is coloured how, and that only the lines that need it are looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from editor.ui.text import highlighter as module
from editor.ui.text.highlighter import Highlighter, formats
from editor.ui.text.patterns import LINE_LIMIT, styled_line
from editor.ui.theme.tokens import load_theme


def styles(text: str, *, header: bool = False) -> list[list[tuple[str, str]]]:
    """For each line the styled parts, with what they cover."""
    result, state = [], -1
    for number, line in enumerate(text.split("\n")):
        found, state = styled_line(line, state, first=number == 0, header=header)
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


def test_every_style_has_a_format():
    text = '---\na: "b" # c\n- [d]\n---\n' + "\n".join(
        case[0] for case in test_what_is_found.pytestmark[0].args[1]
    )
    used = {style for line in styles(text + "\n```\nx\n```", header=True) for style, _ in line}
    assert used <= set(formats(load_theme("light")))
    assert set(formats(load_theme("light"))) == set(formats(load_theme("dark")))


# -- on a document ------------------------------------------------------------------------------


@pytest.fixture
def coloured(typist):
    made: list[Highlighter] = []

    def make(text: str):
        t = typist(text)
        t.highlighter = Highlighter(t.buffer, load_theme("light"))
        made.append(t.highlighter)
        return t

    yield make
    for highlighter in made:
        highlighter.close()


def bold_parts(t, line: int) -> list[str]:
    block = t.buffer.document.findBlockByNumber(line)
    raw = block.text().encode("utf-16-le")
    return [
        raw[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le")
        for r in block.layout().formats()
        if r.format.fontWeight() >= 600
    ]


@pytest.fixture
def looked_at(monkeypatch):
    lines: list[str] = []
    real = module.styled_line

    def counted(text, before, **options):
        lines.append(text)
        return real(text, before, **options)

    monkeypatch.setattr(module, "styled_line", counted)
    return lines


def test_positions_are_utf16(coloured):
    t = coloured("😀😀**強調**")
    assert bold_parts(t, 0)[0] == "**強調**"


def test_a_key_looks_at_its_own_line_only(coloured, looked_at):
    t = coloured("一\n二\n三\n")
    looked_at.clear()
    t.at(2).type("x")
    assert looked_at == ["x二"]


def test_a_preedit_looks_at_no_line(coloured, looked_at):
    t = coloured("**一**\n二\n")
    looked_at.clear()
    t.at(3).preedit("に").preedit("にほん")
    assert looked_at == []
    t.commit("日本")
    assert looked_at == ["**一日本**"]


def test_formats_move_around_a_preedit_and_come_back(coloured):
    t = coloured("前**一**\n").at(0)
    underline = QTextCharFormat()
    underline.setFontUnderline(True)
    kind = QInputMethodEvent.AttributeType.TextFormat
    attribute = QInputMethodEvent.Attribute(kind, 0, 2, underline)
    QApplication.sendEvent(t.view, QInputMethodEvent("にほ", [attribute]))
    ranges = t.buffer.document.firstBlock().layout().formats()
    strong = [(r.start, r.length) for r in ranges if r.format.fontWeight() >= 600]
    assert (3, 5) in strong
    assert any(r.format.fontUnderline() and (r.start, r.length) == (0, 2) for r in ranges)
    t.commit("")
    assert bold_parts(t, 0)[0] == "**一**"


def test_a_fence_colours_what_is_below(coloured):
    t = coloured("a\n\nb\nc\n").at(2).type("```")
    states = [t.buffer.document.findBlockByNumber(n).userState() for n in range(4)]
    assert states[0] == 0
    assert states[1] == states[2] == states[3] > 0
    t.key(Qt.Key.Key_Backspace)
    assert t.buffer.document.findBlockByNumber(3).userState() == 0


def test_a_header_that_comes_and_goes(coloured):
    t = coloured("---\na: b\n---\nc\n")
    state = t.buffer.document.findBlockByNumber(1).userState
    assert state() == 1
    t.view.fold.set_unfolded(unfolded=True)
    t.at(1).key(Qt.Key.Key_Backspace)
    assert state() == 0
    t.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state() == 1


def test_long_texts_are_coloured_in_idle_time(coloured, qtbot):
    t = coloured("**一**\n" * 1000)
    last = t.buffer.document.findBlockByNumber(999)
    assert not last.layout().formats()
    qtbot.waitUntil(lambda: bool(last.layout().formats()))


def test_another_theme(coloured):
    t = coloured("**一**")
    before = colour(t)
    t.highlighter.apply_theme(load_theme("dark"))
    assert colour(t) != before


def colour(t) -> str:
    ranges = t.buffer.document.firstBlock().layout().formats()
    return ranges[-1].format.foreground().color().name()
