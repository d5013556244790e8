"""Words of a Japanese text, and signs of several characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.words import next_word, previous_word, tied_before, word_at

VARIANT = "葛\U000e0100城々"
TEXT = f"最近の生成AI技術はデータ・ベースを使います。GPT-5の「新機能」\nＡＢ　{VARIANT} cafe\u0301s"
WORDS = [
    *("最近", "の", "生成", "AI", "技術", "は", "データ", "・", "ベース", "を", "使", "います"),
    *("。", "GPT", "-", "5", "の", "「", "新機能", "」", "\n"),
    *("ＡＢ　", f"{VARIANT} ", "cafe\u0301s"),
]


def test_the_words_forwards_and_backwards():
    places = [0]
    while places[-1] < len(TEXT):
        places.append(next_word(TEXT, places[-1]))
    assert [TEXT[a:b] for a, b in pairwise(places)] == WORDS
    back = [len(TEXT)]
    while back[-1] > 0:
        back.append(previous_word(TEXT, back[-1]))
    assert back[::-1] == places


@pytest.mark.parametrize(
    ("at", "word"),
    [("近", "最近"), ("A", "AI"), ("ー", "データ"), ("\U000e0100", VARIANT)],
)
def test_the_word_at_a_place(at, word):
    span = word_at(TEXT, TEXT.index(at))
    assert TEXT[span.start : span.end] == word


def test_the_word_at_the_end_of_a_line_is_its_last():
    span = word_at("朝の海\n夜", 3)
    assert (span.start, span.end) == (2, 3)
    assert word_at("", 0) == word_at("\n", 0)


@pytest.mark.parametrize(
    ("sign", "length"),
    [
        ("👨\u200d👩\u200d👧", 5),
        ("葛\U000e0100", 2),
        ("🇯🇵🇫🇷", 2),
        ("👍🏽", 2),
        ("1\ufe0f\u20e3", 3),
        ("か\u3099", 0),
        ("e\u0301", 0),
        ("海", 0),
        ("\n", 0),
    ],
)
def test_signs_of_several_characters(sign, length):
    text = "前" + sign
    assert len(text) - tied_before(text, len(text)) == length


@given(st.text("海のカA1。 　\n👍🏽\u200d", max_size=20), st.integers(0, 20))
def test_they_go_on_and_stay_within_the_text(text, at):
    at = min(at, len(text))
    assert at < next_word(text, at) <= len(text) or at == len(text)
    assert 0 <= previous_word(text, at) < at or at == 0
    span = word_at(text, at)
    assert 0 <= span.start <= span.end <= len(text)
    assert 0 <= tied_before(text, at) <= at
