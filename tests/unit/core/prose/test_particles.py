"""Particles as textlint's analyser has them, from another analyser's words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from editor.core.prose.morphemes import available, morphemes
from editor.core.prose.particles import particles

needs_analyser = pytest.mark.skipif(
    not available(), reason="no analyser of Japanese here: pip install 'genko[ja]'"
)


@needs_analyser
@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("材料不足で代替素材で製品を作った。", "で で を"),
        ("長さを正確に測るには妥協が要る。", "を に には が"),
        ("生成AIについて社会として考える。", "について として"),
        ("常に隣にいる。", "に"),
        ("十分ではありません。", "は"),
        ("見るのは楽しい。", "は"),
        ("根付かせようとしている。", "と て"),
    ],
)
def test_particles(text: str, surfaces: str) -> None:
    assert " ".join(one.surface for one in particles(text, morphemes(text))) == surfaces


@needs_analyser
def test_words_know_their_places() -> None:
    text = "😀これは、テストです。"
    for word in morphemes(text):
        assert text.startswith(word.surface, word.start)


@needs_analyser
def test_commas_and_brackets_part_a_sentence() -> None:
    text = "これが本、これが鉛筆（これが消しゴム）です。"
    assert [one.part for one in particles(text, morphemes(text))] == [1, 3, 5]


@needs_analyser
@pytest.mark.parametrize(
    "text",
    [
        "実際に、規模は2025年に2,440億ドルに達し、30年には倍になります。",
        "彼は「明日は来ない」と言い、私は、そうか、と答えた。",
        "使うのは、速さ、正しさ、そして「使いやすさ」を、同時に求めるときです。",
    ],
)
def test_a_clause_is_analysed_as_in_its_sentence(text: str) -> None:
    whole = [(word.start, word.surface, word.kind) for word in morphemes(text)]
    edges = [-1, *(at for at, mark in enumerate(text) if mark in "、「」"), len(text)]
    for before, behind in pairwise(edges):
        at = max(0, before)
        clause = morphemes(text[at : behind + 1])
        found = [(at + word.start, word.surface, word.kind) for word in clause]
        assert found == [word for word in whole if at <= word[0] <= behind]


@needs_analyser
def test_several_threads_ask_at_once() -> None:
    """The window analyses what is typed while a post that was just saved is checked."""
    texts = [f"{number}番目の材料の不足で代替の素材で製品を作った。" * 20 for number in range(60)]
    alone = [morphemes(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(morphemes, texts)) == alone
