"""What of a post is running text, and of which kind."""

from __future__ import annotations

import pytest

from editor.core.post import Post
from editor.core.prose.allow import allowed, covers, lets_pass
from editor.core.prose.model import Kind
from editor.core.prose.nouns import between_nouns
from editor.core.prose.prose import Prose
from editor.core.prose.styles import endings
from editor.core.prose.words import find_words

BODY = """## 見出し

本文**太字**と*斜体*と[リンク](https://example.com)と`code`と![絵](a.png)。

> 引用

- 項目

| 表 |
| --- |
| 升 |

<div>HTML</div>

{{ page.title }}と{% raw %}です。https://example.com/a も。
"""


def said(layer: str) -> str:
    return "/".join(part for part in layer.split("\0") if part.strip())


@pytest.fixture
def prose() -> Prose:
    return Prose(Post("a.md", f"---\ntitle: 題\n---\n{BODY}"))


def test_layers(prose: Prose) -> None:
    assert said(prose.words) == "見出し/本文/太字/と/と/と/と/。/項目/表/升/と/です。/ も。"
    assert said(prose.plain) == "本文/と/と/と/と/。/引用/項目/と/です。/ も。"
    assert "斜体" in prose.written
    assert "リンク" in prose.written
    assert "code" not in prose.written
    assert "code" in prose.paragraphs
    assert "絵" in prose.paragraphs
    assert "HTML" not in prose.written


def test_blocks_know_where_they_stand(prose: Prose) -> None:
    kinds = [block.kind for block in prose.blocks]
    assert kinds == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH | Kind.QUOTE,
        Kind.PARAGRAPH | Kind.LIST,
        Kind.CELL,
        Kind.CELL,
        Kind.PARAGRAPH,
    ]


def test_a_post_without_words_has_none() -> None:
    prose = Prose(Post("a.md", ""))
    assert (prose.blocks, prose.sentences, prose.written) == ((), (), "")


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("東京、大阪", True),
        ("GPT-4、Claude", True),
        ("犬（白）、猫（黒）", True),
        ("仕分け、梱包", True),
        ("起き、顔", False),
        ("顔を洗い、食事", False),
        ("価格、高い", False),
        ("一方、価格", False),
        ("価格、特に安い", False),
        ("正直なところ、これは", True),
        ("価格、", False),
    ],
)
def test_commas_between_nouns(text: str, nouns: bool) -> None:
    assert between_nouns(text, text.index("、")) is nouns


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("本です。行きます。", ["ですます", "ですます"]),
        ("本ですか？", ["ですます"]),
        ("行きますので、待ちます。", ["ですます"]),
        ("「本です」と言います。", ["ですます"]),
        ("行きました。", []),
        ("ますます増える。", []),
        ("本である。本であろう。", ["である", "である"]),
        ("本であるが、", []),
        ("本であると考える。", ["である"]),
        ("本であること。", []),
    ],
)
def test_styles_of_sentence_ends(text: str, styles: list[str]) -> None:
    prose = Prose(Post("a.md", text))
    assert [end.style for end in endings(prose.plain, prose.blocks)] == styles


def test_strict_looks_within_sentences_too() -> None:
    prose = Prose(Post("a.md", "本ですが、犬である。"))
    found = endings(prose.plain, prose.blocks, strict=True)
    assert [(end.start, end.style) for end in found] == [(1, "ですます"), (6, "である")]


def test_what_a_site_allows() -> None:
    assert allowed(("最新の",), "最新の技術")
    assert allowed(("/ABC.*/i",), "abcd")
    assert not allowed(("/ABC/",), "abc")
    assert allowed(("/(/",), "a/(/b")
    assert covers(("Yahoo!",), "Yahoo! と!", 5, 6)
    assert not covers(("Yahoo!",), "Yahoo! と!", 8, 9)
    assert lets_pass(("最新の",), "\0最新の技術\0技術", 5)
    assert not lets_pass(("最新の",), "\0最新の技術\0技術", 8)


def test_words_are_found_in_order_the_longer_first() -> None:
    assert find_words("しかし、しかしながら", ("しかし", "しかしながら")) == [
        (0, "しかし"),
        (4, "しかしながら"),
    ]
