"""Violations: what jsonschema_rs says, told per key."""

from __future__ import annotations

from datetime import UTC, date, datetime

from editor.core.header.values import Time
from editor.core.schema.load import load_schema
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


def test_what_is_expected_is_what_the_document_says() -> None:
    schema = load_schema(
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$defs": {"short": {"maxLength": 2}},
            "properties": {
                "a": {"$ref": "#/$defs/short"},
                "b": {"type": "string"},
                "c": {"type": ["string", "null"]},
                "d": {"enum": ["x", date(2026, 4, 19)]},
                "e": {"type": "array", "items": {"type": "integer"}},
            },
        }
    ).schema
    values = {"a": "海海海", "b": 1, "c": 2, "d": date(2026, 4, 20), "e": [1, "x"]}
    assert [(v.place, v.expected, v.value) for v in violations(schema, values)] == [
        ("a", 2, "海海海"),
        ("b", "string", 1),
        ("c", ["string", "null"], 2),
        ("d", ["x", date(2026, 4, 19)], "2026-04-20"),
        ("e[1]", "integer", "x"),
    ]
    assert violations(schema, {"a": "𠮷𠮷", "d": date(2026, 4, 19), "e": [1.0, 10**30]}) == ()
