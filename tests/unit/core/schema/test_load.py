"""Schema documents: fields read from them, presets extended, faults told and left out."""

from __future__ import annotations

import pytest
import yaml

from editor.core.schema.fields import guess_type
from editor.core.schema.load import load_schema
from editor.core.schema.merge import merge_patch
from editor.core.schema.model import Range

DOCUMENT = yaml.safe_load("""
type: object
required: [title]
additionalProperties: false
x-genko:
  rules: {header/title-length: warning}
properties:
  tags:
    type: array
    items: {type: string, examples: [sea]}
    maxItems: 6
    x-genko: {order: 20, known: tags, accepted: [3, null]}
  title:
    type: string
    title: Heading
    minLength: 5
    maxLength: 60
    default: New
    x-genko:
      order: 10
      wanted: [45, 58]
      counter: true
      style: double
      title: {ja: 見出し, en: Title}
      help: One line
  link:
    type: array
    items:
      type: object
      required: [to]
      properties: {to: {type: string}}
""")


def test_fields_carry_what_the_document_says() -> None:
    loaded = load_schema(DOCUMENT)
    assert loaded.problems == ()
    schema = loaded.schema
    assert schema.order == ("title", "tags", "link")
    assert schema.additional is False
    assert schema.severities == {"header/title-length": "warning"}
    title = schema.field("title")
    assert title is not None
    assert (title.required, title.type, title.style, title.counter) == (
        True,
        "text",
        "double",
        True,
    )
    assert (title.length, title.wanted, title.default) == (Range(5, 60), Range(45, 58), "New")
    assert [title.titled(lang) for lang in ("ja", "en", "fr")] == ["見出し", "Title", "見出し"]
    assert title.helped("ja") == "One line"
    tags = schema.field("tags")
    assert tags is not None
    assert (tags.type, tags.count, tags.known) == ("tags", Range(None, 6), "tags")
    assert (tags.accepted, tags.suggested) == (Range(3, None), ("sea",))
    link = schema.field("link")
    assert link is not None
    assert [(f.key, f.required) for f in link.properties] == [("to", True)]
    assert schema.field("other") is None


def test_ranges() -> None:
    accepted = Range(3, None)
    assert accepted.below(2)
    assert not accepted.above(99)
    assert accepted.holds(3)
    assert not Range()
    assert Range(0, None)


def test_extending_is_a_merge_patch() -> None:
    presets = {"base": DOCUMENT, "mid": {"extends": "base", "properties": {"mood": {}}}}
    document = {
        "extends": "mid",
        "properties": {"tags": None, "title": {"maxLength": 70}},
        "required": [],
    }
    loaded = load_schema(document, presets.get)
    assert loaded.problems == ()
    assert loaded.schema.preset == "mid"
    assert set(loaded.schema.order) == {"title", "link", "mood"}
    title = loaded.schema.field("title")
    assert title is not None
    assert (title.length, title.required) == (Range(5, 70), False)


def test_merge_patch_as_in_the_rfc() -> None:
    target = {"a": "b", "c": {"d": "e", "f": "g"}}
    assert merge_patch(target, {"a": "z", "c": {"f": None}}) == {"a": "z", "c": {"d": "e"}}
    assert merge_patch({"a": [1]}, {"a": {"b": {"c": None}}}) == {"a": {"b": {}}}
    assert target == {"a": "b", "c": {"d": "e", "f": "g"}}


@pytest.mark.parametrize(
    ("text", "reason", "where"),
    [
        ("[a]", "not-a-mapping", ""),
        ("extends: nothing", "unknown-preset", "extends"),
        ("extends: self", "unknown-preset", "extends"),
        ("properties: {a: {type: txt}}", "not-json-schema", "properties.a.type"),
        ("properties: {a: {pattern: '('}}", "not-json-schema", "properties.a.pattern"),
        ("properties: {a: {$ref: '#/$defs/b'}}", "not-json-schema", "properties.a"),
        ("properties: {a: {$ref: 'https://schema.invalid/'}}", "not-json-schema", "properties.a"),
        ("allOf: [{$ref: '#/$defs/b'}]", "not-json-schema", ""),
        ("properties: {a: {x-genko: {sort: 1}}}", "unknown-hint", "properties.a.x-genko.sort"),
        ("properties: {a: {x-genko: 3}}", "hint-type", "properties.a.x-genko"),
        ("properties: {a: {x-genko: {order: '1'}}}", "hint-type", "properties.a.x-genko.order"),
        ("properties: {a: {x-genko: {counter: 1}}}", "hint-type", "properties.a.x-genko.counter"),
        ("properties: {a: {x-genko: {title: [a]}}}", "hint-type", "properties.a.x-genko.title"),
        ("properties: {a: {x-genko: {wanted: 3}}}", "hint-range", "properties.a.x-genko.wanted"),
        ("properties: {a: {x-genko: {type: x}}}", "hint-choice", "properties.a.x-genko.type"),
        ("properties: {a: {x-genko: {known: x}}}", "hint-choice", "properties.a.x-genko.known"),
        ("x-genko: {rules: [a]}", "hint-type", "x-genko.rules"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(text: str, reason: str, where: str) -> None:
    loaded = load_schema(yaml.safe_load(text), {"self": {"extends": "self"}}.get)
    assert [(p.reason, p.where) for p in loaded.problems] == [(reason, where)]


def test_a_fault_switches_off_nothing_else() -> None:
    document = {
        "required": ["good"],
        "properties": {"bad": {"maxLength": "x"}, "good": {"type": "string", "maxLength": 3}},
    }
    schema = load_schema(document).schema
    assert schema.order == ("good",)
    assert [e.kind.name for e in schema.validator.iter_errors({"good": "long"})] == ["maxLength"]


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ({}, "any"),
        ({"type": "string"}, "text"),
        ({"type": "string", "maxLength": 300}, "multiline"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "uri"}, "url"),
        ({"type": ["null", "integer"]}, "number"),
        ({"type": "boolean"}, "boolean"),
        ({"type": "object"}, "mapping"),
        ({"type": "array", "items": {"type": "string"}}, "tags"),
        ({"type": "array", "items": {"type": "object"}}, "list"),
        ({"enum": ["a"]}, "choice"),
    ],
)
def test_types_are_guessed_where_no_hint_is(node: dict[str, object], kind: str) -> None:
    assert guess_type(node) == kind


def test_an_order_for_all_fields_goes_before_that_of_the_preset() -> None:
    document = {"extends": "plain", "x-genko": {"order": ["tags", "gone", "title"]}}
    base = {"properties": {key: {"type": "string"} for key in ("layout", "title", "tags")}}
    loaded = load_schema(document, {"plain": base}.get)
    assert loaded.problems == ()
    assert loaded.schema.order[:3] == ("tags", "title", "layout")
    (problem,) = load_schema({"x-genko": {"order": "tags"}}).problems
    assert (problem.reason, problem.where) == ("hint-type", "x-genko.order")
