"""Liquid as Jekyll runs it: recorded pairs, and real Jekyll where it is."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.fidelity.fuzz_liquid import DATA, Composer, LiquidOracle, differences, ours

RECORDED = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures" / "liquid.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def test_templates_come_out_as_recorded_from_jekyll() -> None:
    wrong = [
        (record["template"], record["html"], own)
        for record in RECORDED
        if (own := ours(record["template"], DATA)) != record["html"]
    ]
    assert wrong == []


@pytest.mark.oracle
def test_the_record_is_what_jekyll_says(ruby: str) -> None:
    with LiquidOracle() as oracle:
        wrong = [record for record in RECORDED if oracle.html(record["template"]) != record["html"]]
    assert wrong == []


@pytest.mark.oracle
def test_templates_nobody_thought_of(ruby: str) -> None:
    """A fixed handful of random templates, so that the fuzzer itself stays in order.

    Left aside: what prints the moment, and Ruby's look of dates as lists.
    """
    composer = Composer(random.Random(7))
    made = (composer.template() for _ in range(400))
    templates = [one for one in made if not any(word in one for word in ("moment", "day", "now"))]
    assert len(templates) > 150
    assert len(differences(templates)) <= 2
