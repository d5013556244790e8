"""Where sentences end: our own texts, what textlint's sentence-splitter does with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.post import Post
from editor.core.prose import sentences as cutting
from editor.core.prose.prose import Prose
from editor.core.prose.sentences import split

CASES = {
    "これは。それは。": ["これは。", "それは。"],
    "一行目\n二行目。三行目": ["一行目\n二行目。", "三行目"],
    "GPT-4.5は速い。v1.2.3です。": ["GPT-4.5は速い。", "v1.2.3です。"],
    "Node.jsは良い. そう思う.": ["Node.jsは良い.", "そう思う."],
    "「文。中」です。次。": ["「文。中」です。", "次。"],
    '"文。中"です。次。': ['"文。中"です。', "次。"],
    "《文。中》次。<文。中>次。": ["《文。中》次。", "<文。", "中>次。"],
    "「文。中です。次は。": ["「文。中です。次は。"],
    "文。」です。次。": ["文。", "」です。", "次。"],
    "すごい！！本当？？はい。": ["すごい！！", "本当？？", "はい。"],
    "すごい。。。はい": ["すごい。。。", "はい"],
    "文。　次　。": ["文。", "次　。"],
    "Mr. Smith is here. I am.": ["Mr. Smith is here.", "I am."],
    "I am No. 5. ok": ["I am No. 5. ok"],
    "Python 3.11. Next.": ["Python 3.11.", "Next."],
    "OpenAI, Inc. 発表。": ["OpenAI, Inc. 発表。"],
    "A. B. C.": ["A. B. C."],
    "日本語.次": ["日本語.次"],
    "Wait... What": ["Wait...", "What"],
    "Yahoo!は会社です。": ["Yahoo!は会社です。"],
    "«文。中»次。": ["«文。", "中»次。"],
    "（秘密)です。次。": ["（秘密)です。次。"],
}
MARKDOWN = {
    "前**文。中**後。次": ["前**文。中**後。", "次"],
    "[リンク。文](http://a.b/c.d)次。": ["[リンク。文](http://a.b/c.d)次。"],
    "`code. x`です。次。": ["`code. x`です。", "次。"],
    "一行。  \n二行。": ["一行。", "二行。"],
    "文。<b>太。字</b>次。": ["文。", "<b>太。", "字</b>次。"],
    "- 項目。文\n  続き。\n- 次": ["項目。", "文\n  続き。", "次"],
    "> 引用。文": ["引用。", "文"],
    "# 見出し。文": [],
    "| a。 | b |\n| --- | --- |\n| c。d | e |": [],
    "<div>文。</div>": [],
    "文。[^1]次。\n\n[^1]: 注。記": ["文。", "[^1]次。", "注。", "記"],
    "文\\*。次": ["文\\*。", "次"],
    "文。&amp;です": ["文。", "&amp;です"],
}


def prose(body: str) -> Prose:
    return Prose(Post("a.md", f"---\ntitle: a\n---\n{body}\n"))


def sentences(body: str) -> list[str]:
    read = prose(body)
    return [read.post.text[start:end] for start, end, _ in read.sentences]


@pytest.mark.parametrize(("text", "expected"), [*CASES.items(), *MARKDOWN.items()])
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("「あ", "「"),
        ("あ」", ""),
        ("（秘密)", "（"),
        ("（あ（い）", ""),
        ("「あ（い」う）", ""),
        ('a "b" "c', '"'),
    ],
)
def test_brackets_left_open(text: str, marks: str) -> None:
    assert "".join(opener.mark for opener in prose(text).unclosed) == marks


PIECES = st.sampled_from(
    [*'。．.!？「」（)"“〈 \n*`_[]()>-#|', "文", "です", "Mr", "1", "\n\n", "- ", "😀"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_lie_in_their_blocks_and_do_not_overlap(body: str) -> None:
    read = prose(body)
    before = 0
    for start, end, block in read.sentences:
        assert before <= start < end <= block.end
        assert block.start <= start
        before = end


@given(st.lists(PIECES, max_size=40).map("".join))
def test_layers_show_the_text_in_its_place_or_nothing(body: str) -> None:
    read = prose(body)
    for layer in (read.written, read.words, read.plain, read.paragraphs):
        assert len(layer) == len(read.post.text)
        pairs = zip(layer, read.post.text, strict=True)
        assert all(shown in ("\0", there) for shown, there in pairs)


@given(st.text('あAz3 .。！?「」（）()[]«»"\0\n', max_size=40))
@example("[。")
def test_the_short_way_for_usual_sentences_leads_where_the_long_one_does(text: str) -> None:
    short = split(text.replace("\0", "*"), text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "_USUAL", re.compile("(?!)"))
        assert split(text.replace("\0", "*"), text) == short
