"""Spellings of one word, and words that only look like it."""

from __future__ import annotations

import pytest

from editor.core.spelling import spellings, word_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバー", "サーバ"),
        ("ユーザー", "ﾕｰｻﾞ"),
        ("データー", "データ−"),
        ("LLMs", "LLM"),
        ("Node.js", "NodeJS"),
        ("ＡＩ", "ai"),
        ("りんご", "リンゴ"),
        ("生成 AI", "生成AI"),
        ("チャット・ボット", "チャットボット"),
        ("machine-learning", "Machine Learning"),
    ],
)
def test_one_word(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ビール", "ビル"),
        ("キー", "キ"),
        ("GPT-4.1", "GPT-41"),
        ("C++", "C"),
        ("C#", "C"),
        ("news", "new"),
        ("AWS", "AW"),
        ("は", "ば"),
        ("-", "ー"),
        ("-", ""),
    ],
)
def test_two_words(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


@pytest.mark.parametrize(
    "texts",
    [
        ("beginners", "Beginners"),
        ("AI", "ai", "Ai"),
        ("OpenAI", "openai", "Openai"),
        ("ai", "ＡＩ"),
    ],
)
def test_of_spellings_used_alike_the_most_usual_comes_first(texts: tuple[str, ...]) -> None:
    assert list(spellings(dict.fromkeys(reversed(texts), 3)).values()) == [texts]


def test_spellings_keep_the_order_of_use() -> None:
    counts = {"AI": 9, "生成AI": 3, "ai": 1, "ＡＩ": 1}
    assert spellings(counts) == {"ai": ("AI", "ai", "ＡＩ"), "生成ai": ("生成AI",)}
