"""Field types: what they take, what a typed line means, and that a shown value reads back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.values import Time
from editor.core.schema.types import FIELD_TYPES, field_type
from editor.core.schema.types.base import Invalid

EVENING = Time(datetime(2026, 4, 19, 9, tzinfo=UTC), 540)

TAKEN = {
    "text": ["", "海", "2026"],
    "multiline": ["a\nb"],
    "datetime": [EVENING, date(2026, 4, 19), "2026-04-19 18:00", "2026-04-19 18:00:00 +0900"],
    "choice": ["news", ["news"], [], 3],
    "tags": [[], ["a", 1], "a b"],
    "number": [3, 2.5, -1],
    "boolean": [True, False],
    "url": ["https://example.org/海?a=b#c", "/about/", "http://example.org", "/about/\n"],
    "image": ["/a.png", "/a.png\n", "https://example.org/a.png", {"path": "/a.png"}],
    "list": [[], [{"a": 1}]],
    "mapping": [{}, {"a": 1}],
    "any": [None, "", 1, [], {}],
}
REFUSED = {
    "text": [1, None, True, ["a"], date(2026, 4, 19)],
    "multiline": [1],
    "datetime": ["someday", "2026-13-45", 20260419, True, None],
    "choice": [["a", "b"], {"a": 1}, [["a"]]],
    "tags": [1, {"a": 1}, [["a"]]],
    "number": ["3", True, float("inf"), float("nan"), None],
    "boolean": ["true", 0, None],
    "url": ["example.org", "//example.org", "ftp://a", "https:// a", 3],
    "image": ["a\nb", 3, {"alt": "a"}],
    "list": ["a", {}],
    "mapping": [[], "a"],
    "any": [],
}
TYPED = [
    ("text", " 海 ", "海"),
    ("multiline", "a\nb\n", "a\nb"),
    ("datetime", "2026-04-19 18:00:00 +0900", EVENING),
    ("datetime", " ", None),
    ("tags", "a, b、c，a\n d", ["a", "b", "c", "d"]),
    ("number", "１２", 12),
    ("number", "−３．５", -3.5),
    ("number", "３。５", 3.5),
    ("number", "2.5", 2.5),
    ("number", "", None),
    ("boolean", "Yes", True),
    ("boolean", "off", False),
    ("boolean", "", None),
    ("url", "", ""),
    ("url", "/a/", "/a/"),
    ("image", "assets\\a.png", "assets/a.png"),
    ("list", "a,b", ["a", "b"]),
    ("mapping", "", {}),
    ("any", "yes", True),
    ("any", "海", "海"),
]
UNTYPABLE = [
    ("datetime", "someday"),
    ("number", "many"),
    ("number", "inf"),
    ("boolean", "perhaps"),
    ("url", "example"),
    ("mapping", "a: b"),
]


def test_the_table_names_every_type() -> None:
    ids = [t.id for t in FIELD_TYPES]
    assert len(set(ids)) == len(ids)
    assert set(TAKEN) == set(REFUSED) == set(ids)


@pytest.mark.parametrize("type_id", TAKEN)
def test_accepts(type_id: str) -> None:
    accepts = field_type(type_id).accepts
    assert [v for v in TAKEN[type_id] if not accepts(v)] == []
    assert [v for v in REFUSED[type_id] if accepts(v)] == []


@pytest.mark.parametrize(("type_id", "text", "value"), TYPED)
def test_a_typed_line_means(type_id: str, text: str, value: object) -> None:
    assert field_type(type_id).parse(text) == value


@pytest.mark.parametrize(("type_id", "text"), UNTYPABLE)
def test_a_line_that_means_nothing_is_told(type_id: str, text: str) -> None:
    told = field_type(type_id).parse(text)
    assert isinstance(told, Invalid)
    assert told.args == {"text": text}


@pytest.mark.parametrize("kind", FIELD_TYPES, ids=lambda t: t.id)
def test_blank_is_what_an_empty_line_gives(kind) -> None:
    if kind.id not in {"boolean", "any"}:  # a new switch is off; YAML reads an empty text as nil
        assert kind.parse("  ") == kind.blank


@given(st.integers(), st.booleans(), st.text("abc海 ", max_size=9))
def test_shown_values_read_back(number: int, truth: bool, text: str) -> None:
    for type_id, value in (("number", number), ("boolean", truth), ("text", text.strip())):
        kind = field_type(type_id)
        assert kind.parse(kind.show(value)) == value
