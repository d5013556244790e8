"""Violations: what jsonschema says, told per key; the quick test never contradicts it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from editor.core.header.values import Time
from editor.core.schema.load import load_schema
from editor.core.schema.quick import build
from editor.core.schema.validate import BEYOND_JSON_SCHEMA, violations

SCHEMA = load_schema(
    {
        "required": ["title", "date"],
        "additionalProperties": False,
        "patternProperties": {"^x_": {}},
        "properties": {
            "title": {"type": "string", "maxLength": 5},
            "date": {"x-genko": {"type": "datetime"}},
            "site": {"type": "string", "x-genko": {"type": "url"}},
            "count": {"type": "integer"},
            "links": {"type": "array", "items": {"type": "object", "required": ["to", "by"]}},
        },
    }
).schema


def told(values) -> list[tuple[str, str]]:
    return [(v.keyword, v.place) for v in violations(SCHEMA, values)]


def test_a_good_header_has_none() -> None:
    moment = Time(datetime(2026, 4, 19, tzinfo=UTC), 0)
    assert told({"title": "a", "date": moment, "x_y": 1, "site": ""}) == []
    assert told({"title": "a", "date": date(2026, 4, 19)}) == []


def test_missing_keys_are_told_one_by_one_and_nil_is_missing() -> None:
    assert told({"title": None}) == [("required", "title"), ("required", "date")]


def test_places_within_values() -> None:
    found = told({"title": "a", "date": "2026-04-19", "links": [{"to": 1}, {}]})
    assert found == [
        ("required", "links[0].by"),
        ("required", "links[1].to"),
        ("required", "links[1].by"),
    ]


def test_unknown_keys_are_told_one_by_one() -> None:
    found = told({"title": "a", "date": "2026-04-19", "a": 1, "b": 2})
    assert found == [("additionalProperties", "a"), ("additionalProperties", "b")]


def test_what_json_schema_cannot_see() -> None:
    found = told({"title": "a", "date": "someday", "site": "nowhere"})
    assert found == [(BEYOND_JSON_SCHEMA, "date"), (BEYOND_JSON_SCHEMA, "site")]


def test_one_fault_is_told_once() -> None:
    assert told({"title": "a", "date": "2026-04-19", "site": 3}) == [("type", "site")]


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 9), st.floats(-3, 9), st.text("ab海", max_size=4)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=6,
)
SIZES = st.integers(0, 3)
TYPES = st.sampled_from(["string", "number", "integer", "boolean", "array", "object", "null"])
LEAVES = st.fixed_dictionaries(
    {},
    optional={
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True),
        "enum": st.lists(SCALARS, min_size=1, max_size=3),
        "minLength": SIZES,
        "maxLength": SIZES,
        "minItems": SIZES,
        "maxItems": SIZES,
        "minimum": SIZES,
        "maximum": SIZES,
        "pattern": st.sampled_from(["^a", "b$"]),
        "uniqueItems": st.booleans(),
        "multipleOf": st.integers(1, 3),
        "const": SCALARS,
    },
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
            "required": st.lists(st.sampled_from("abc"), max_size=2, unique=True),
            "additionalProperties": st.booleans() | inner,
            "patternProperties": st.dictionaries(st.just("^a"), inner, max_size=1),
            "items": inner,
            "type": TYPES,
        },
    ),
    max_leaves=4,
)


@given(SCHEMAS, VALUES)
def test_the_quick_test_says_yes_only_where_jsonschema_does(schema, value) -> None:
    if build(schema)(value):
        assert Draft202012Validator(schema).is_valid(value)


@given(VALUES)
def test_the_quick_test_knows_most_of_a_usual_schema(value) -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}
    assert build(schema)(value) == Draft202012Validator(schema).is_valid(value)
