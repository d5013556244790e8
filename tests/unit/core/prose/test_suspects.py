"""Clauses that are worth an analyser's time: none with a doubled particle is left out."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from editor.core.prose.morphemes import available
from editor.core.prose.particles import particles_of
from editor.core.prose.suspects import suspects

NOUNS = ("東京", "電車", "データ", "AI", "これ", "今日", "こと", "子供たち")
PARTICLES = (
    "が",
    "は",
    "に",
    "へ",
    "と",
    "で",
    "も",
    "から",
    "まで",
    "より",
    "には",
    "では",
    "による",
    "として",
)
VERBS = ("行く", "読んだ", "使える", "できる", "始まります", "広がるようになった")


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in suspects(text)]


@pytest.mark.parametrize(
    "text",
    [
        "材料不足で代替素材で製品を作った。",
        "弟が兄が買った本を読む。",
        "駅から店から歩く。",
        "行くと決めたと聞いた。",
        "朝に急に雨に降られる。",
    ],
)
def test_a_doubled_particle_is_suspect(text: str) -> None:
    assert found(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "弟が兄の本が好きだ。",  # another particle between
        "弟が、兄が、妹が読む。",  # commas between
        "できることは、非常に大切にする。",  # でき, こと and 非常に hold none
        "机を本を置く。",  # を behind を may be
    ],
)
def test_what_cannot_be_doubled_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_a_clause_has_the_marks_around_it() -> None:
    text = "彼は言う、「駅で店で会った」、と。次で次で。"
    assert found(text) == ["「駅で店で会った」", "、と。次で次で。"]


@pytest.mark.skipif(not available(), reason="no analyser of Japanese: pip install 'genko[ja]'")
def test_no_doubled_particle_is_left_out() -> None:
    for first, second in product(pairwise(NOUNS), pairwise(PARTICLES)):
        for (one, other), verb in product(((second[0], second[0]), second), VERBS):
            text = f"{first[0]}{one}{first[1]}{other}{verb}。"
            if _doubled(text):
                assert found(text) == [text]


def _doubled(text: str) -> bool:
    """Whether a particle of ``text`` stands twice with no other between, を and の aside."""
    told = [(one.surface, one.detail) for one in particles_of(text)]
    return any(one == other and one[0] not in "をの" for one, other in pairwise(told))
