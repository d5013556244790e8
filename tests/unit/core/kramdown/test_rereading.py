"""Reading a changed text from what is known of it gives what reading all of it gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from editor.core.kramdown import Document, Options, parse, render
from editor.core.kramdown.context import Definition
from editor.core.kramdown.document import source_of
from editor.core.kramdown.rereading import Reread, reread
from editor.core.render.blocks import changed_sheet, render_blocks, sheet_of
from editor.core.text.ends import common_ends

BLOCKS = [
    "一段落目の文です。**強調**と[リンク](/a \"題\")、`code`。",
    "line\nand another\n> quoted\n> more",
    "# Heading", "## Heading", "## 見出し\n\ntext", "Set\n===", "# Own {#own}", "#",
    "- a\n- b", "- a\n\n- b\n\n  more\n  - deep", "1. x\n2. y", "- [ ] to do\n- [x] done",
    "term\n: what it is", "term\n\n: apart\n\nother\n: what", ": no term",
    "```ruby\nputs 1\n```", "~~~\ncode\n\nmore", "```\nnever closed", "    indented\n\n    code",
    "| a | b |\n|---|---|\n| 1 | 2 |", "| not a table\ntext", "---", "***",
    "<div>\n*raw*\n</div>", '<div markdown="1">\n*a*\n\n- x\n</div>', "<p>a</p> *b*", "<!-- open",
    "closed -->", "<div>", "</div>", "<b>in text</b> and <br>", '<a href="x', "<img src='/i.png'>",
    "$$\nx^2\n$$", "$$ open", "text $$y$$",
    "[ref]: /there \"there\"", "[ref] and [text][ref]", "note[^1] and[^1]", "[^1]: below\n\n    it",
    "*[HTML]: markup", "HTML is said", "{:name: .class}", "para\n{:name}", "para\n{: .c #i}",
    "{: .before}\npara", "{: .waits}\n\npara", "*span*{:.x}", "![i](/i.png){: standalone}",
    "- list\n{:toc}", "- list\n{:footnotes}", "1. x\n{:toc .c}",
    "{::comment}\nhidden\n{:/comment}", "{::nomarkdown}\n*a*\n{:/}",
    '{::options parse_block_html="true" /}', "^", "　", "  ", "\f", "\\", "end \\",
]  # fmt: skip
SMALL = [
    "",
    "a",
    "。",
    "\n",
    "\n\n",
    " ",
    "    ",
    "*",
    "`",
    "#",
    ">",
    "-",
    ":",
    "|",
    "{",
    "}",
    "]:",
]
SMALL += ["\r\n", "```\n", "<", ">", "[", "-->", "$$", "=", "^", "{:", ".c}"]
TEXTS = st.lists(st.sampled_from(BLOCKS) | st.sampled_from(SMALL), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", "\n\n\n"]).map(lambda gap: gap.join(parts))
)
EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from([0, 0, 0, 1, 1, 2, 5, 30]),
        st.sampled_from(SMALL) | st.sampled_from(BLOCKS),
    ),
    min_size=1,
    max_size=6,
)
OPTIONS = st.sampled_from(
    [
        Options(),
        Options(version="2.4"),
        Options(input="kramdown"),
        Options(hard_wrap=True, gfm_quirks=()),
    ]
)


def changed(text: str, edit: tuple[float, int, str]) -> str:
    place, removed, added = edit
    at = round(place * len(text))
    return text[:at] + added + text[at + removed :]


def again(known: Document, text: str) -> Reread:
    return reread(known, text, common_ends(source_of(known.text), source_of(text)))


def facts(value: Any) -> Any:
    """A token with all that is on it, as what can be compared."""
    if isinstance(value, Token):
        slots = {name: getattr(value, name) for name in Token.__slots__}
        return {name: facts(held) for name, held in slots.items()}
    if isinstance(value, Definition):
        return [value.line, value.place, value.href, value.title, value.text]
    if isinstance(value, dict):
        return [(key, facts(held)) for key, held in value.items()]
    return [facts(held) for held in value] if isinstance(value, list | tuple) else value


def same(one: Document, other: Document) -> None:
    assert facts(one.tokens) == facts(other.tokens)
    assert render(one) == render(other)


@given(TEXTS, EDITS, OPTIONS)
def test_every_edit_gives_what_the_whole_text_gives(text, edits, options) -> None:
    sheet = sheet_of(parse(text, options))
    for edit in edits:
        text = changed(text, edit)
        sheet = changed_sheet(sheet, text)
        same(sheet.document, parse(text, options))
        assert sheet.blocks(7) == render_blocks(text, options, 7)
        assert sheet.html() == render(parse(text, options))


LONG = "\n\n".join(f"# Title {n}\n\nparagraph {n}\nof two lines\n\n- a\n- b{n}" for n in range(30))


@pytest.mark.parametrize(
    ("where", "added"),
    [
        ("paragraph 15", "字"),
        ("Title 15", "x"),
        ("b15", "\n- c\n"),
        ("paragraph 15", "\n\nnew\n\n"),
        ("paragraph 15", "\n\n```\ncode\n```\n\n"),
        ("paragraph 15", "\n\n<div>\n</div>\n\n"),
    ],
)
def test_what_a_change_does_not_reach_is_taken_over(where: str, added: str) -> None:
    known = parse(LONG)
    at = LONG.index(where) + 4
    text = LONG[:at] + added + LONG[at:]
    result = again(known, text)
    same(result.document, parse(text))
    assert result.head > 40
    assert result.tail > 40
    assert result.document.tokens[0] is known.tokens[0]


@pytest.mark.parametrize(
    "head", ["- contents\n{:toc}\n\n", "[a]: /b\n\n", "note[^1]\n\n[^1]: n\n\n"]
)
def test_a_word_leaves_contents_and_definitions_as_they_are(head: str) -> None:
    known = parse(head + LONG)
    text = known.text.replace("paragraph 15", "paragraph x 15")
    result = again(known, text)
    same(result.document, parse(text))
    assert result.head > 40
    assert result.tail > 40


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see [a]\n\nx\n\n[a]: /1\n", "see [a]\n\nx\n\n[a]: /2\n"),
        ("one[^1]\n\nx\n\n[^1]: y\n", "one[^1]\n\nx[^1]\n\n[^1]: y\n"),
        ("a {:n}\n{:n}\n\nx\n\n{:n: .c}\n", "a {:n}\n{:n}\n\nx\n\n{:n: .d}\n"),
        ("# A\n\nx\n\n# B\n", "# B\n\nx\n\n# B\n"),
        ("* c\n{:toc}\n\n# A\n", "* c\n{:toc}\n\n# B\n"),
        ("* c\n{:toc}\n\n# A\n\nx\n", "* c\n{:toc}\n\n# A\n\nxy\n"),
        ("* c\n{:toc}\n\n# A b\n", "* c\n{:toc}\n\n# A, b\n"),
        ("* c\n{:toc}\n\nx\n", "* c\n{:toc}\n\n# A\n\nx\n"),
        ("* c\n{:toc}\n\n# A\n", "* c\n{:toc}\n\n# A\n{:.no_toc}\n"),
        ("a[^1]\n\n* n\n{:footnotes}\n\nx\n\n[^1]: y\n", "a[^1]\n\nx\n\nz\n\n[^1]: y\n"),
        ("```\na\n\nb\n\nc\n", "```\na\n\nb\n\nc\n```\n"),
        ("<div>\na\n\nb\n\nc\n", "<div>\na\n\nb\n\nc\n</div>\n"),
        ("- a\n\nb\n\nc\n", "- a\n\n  b\n\nc\n"),
        ("term\n\nb\n\nc\n", "term\n\n: b\n\nc\n"),
        ("a\n: b\n\nc\n\nx\n", "a\n: b\n\nc\n: d\n\nx\n"),
        ('{::options auto_ids="false" /}\n\nx\n\n# A\n', "x\n\n# A\n"),
        ("", "a"),
        ("a", ""),
        ("a\r\n\r\nb", "a\r\n\r\n\r\nb"),
    ],
)
def test_what_one_place_says_about_another_is_heard(before: str, after: str) -> None:
    for known, text in ((before, after), (after, before)):
        sheet = changed_sheet(sheet_of(parse(known)), text)
        same(sheet.document, parse(text))
        assert sheet.blocks(0) == render_blocks(text, Options(), 0)
        assert sheet.html() == render(parse(text))


def test_what_is_known_stays_as_it_was() -> None:
    """A rule may still be reading it while the next text is read."""
    text = LONG + "\n\n[a]: /x\n\nsee [a]\n"
    known = parse(text)
    before = facts(known.tokens)
    for added in ("\n\n", "x", "\n\n[a]: /y\n\n", "[^1]"):
        at = text.index("paragraph 15")
        again(known, text[:at] + added + text[at:])
    assert facts(known.tokens) == before
    assert render(known) == render(parse(text))
