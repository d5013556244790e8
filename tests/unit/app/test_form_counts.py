"""Counts beside the fields."""

from __future__ import annotations

import pytest

from editor.app.form_counts import count_characters, list_gauge, text_gauge
from editor.core.schema.model import Field, Range

TITLE = Field("t", "text", length=Range(5, 60), accepted=Range(40, 60), wanted=Range(45, 58))


def test_characters_are_counted_as_they_are_seen() -> None:
    assert count_characters("か\u3099く") == 2
    assert count_characters("👩\u200d👩\u200d👧朝") == 2
    assert count_characters("") == 0


@pytest.mark.parametrize(
    ("length", "level"),
    [
        (0, "ok"),
        (4, "error"),
        (5, "warning"),
        (40, "hint"),
        (45, "ok"),
        (59, "hint"),
        (61, "error"),
    ],
)
def test_the_level_is_that_of_the_gravest_range_left(length: int, level: str) -> None:
    gauge = text_gauge("x" * length, TITLE)
    assert gauge is not None
    assert gauge.level == level
    assert gauge.label == f"{length} / 60"


def test_the_range_shown_is_the_wanted_one() -> None:
    gauge = text_gauge("xx", Field("e", "multiline", wanted=Range(80, 120), length=Range(1, 160)))
    assert gauge is not None
    assert gauge.label == "2 / 80–120"


def test_fields_without_limits_are_not_counted() -> None:
    assert text_gauge("x", Field("a")) is None
    assert text_gauge("x", Field("a", length=Range(1, None))) is None
    assert text_gauge("x", None) is None
    counted = text_gauge("x", Field("a", counter=True))
    assert counted is not None
    assert counted.label == "1"


def test_lists_are_counted_by_items() -> None:
    gauge = list_gauge(2, Field("tags", "tags", accepted=Range(3, 6)))
    assert gauge is not None
    assert (gauge.label, gauge.level) == ("2 / 3–6", "warning")
    assert list_gauge(2, Field("tags", "tags")) is None
