"""Prose rules beside textlint: precision and recall by line, where textlint has been run.

textlint's JSON over real posts (see textlint_compare.py) is looked for in ``../shared/textlint``,
or in the folder that ``GENKO_TEXTLINT`` names, with the ``.textlintrc.json`` it was run with.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.fidelity.textlint_compare import Score, compare, merged

BY_MEANING = frozenset(
    {
        "ja-no-weak-phrase",
        "ja-no-redundant-expression",
        "no-doubled-conjunction",
        "no-doubled-conjunctive-particle-ga",
        "ja-no-successive-word",
        "no-doubled-joshi",
    }
)
"""Rules for which textlint asks an analyser of words: 85 % is the aim, 95 % for the others."""
FEWEST = 20
"""Lines that a rule must have for a share of them to mean anything."""


@pytest.fixture(scope="module")
def scores(corpus: Path) -> dict[str, Score]:
    default = Path(__file__).resolve().parents[3] / "shared" / "textlint"
    folder = Path(os.environ.get("GENKO_TEXTLINT", default))
    config = folder / ".textlintrc.json"
    files = sorted(set(folder.glob("*.json")) - {config})
    if not files or not config.is_file():
        pytest.skip(f"no results of textlint in {folder}")
    results = [r for file in files for r in json.loads(file.read_text(encoding="utf-8"))]
    document = json.loads(config.read_text(encoding="utf-8"))
    return merged(compare(results, document, corpus), document)


def test_what_textlint_finds_is_found_and_little_else(scores: dict[str, Score]) -> None:
    measured = {name: s for name, s in scores.items() if len(s.theirs) >= FEWEST}
    assert len(measured) >= 10
    poor = {
        name: (f"{score.precision:.1%}", f"{score.recall:.1%}")
        for name, score in measured.items()
        if min(score.precision, score.recall) < (0.85 if name in BY_MEANING else 0.95)
    }
    assert not poor


def test_a_score_counts_lines_of_either_and_of_both() -> None:
    score = Score({("a", 1), ("a", 2), ("b", 1)}, {("a", 1), ("a", 3)})
    assert (score.both, score.precision) == (1, 0.5)
    assert round(score.recall, 3) == 0.333
