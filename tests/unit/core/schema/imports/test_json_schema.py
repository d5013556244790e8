"""Plain JSON Schemas, old drafts brought to 2020-12, and which program a file is of."""

from __future__ import annotations

import pytest

from editor.core.schema.imports import SOURCES, source_of
from editor.core.schema.imports.json_schema import convert, kinds
from editor.core.schema.load import load_schema
from editor.core.schema.validate import violations
from editor.site.site_rules import preset

OLD = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "id": "https://example.org/post.json",
    "type": "object",
    "required": ["title"],
    "definitions": {"word": {"type": "string", "minLength": 2}},
    "properties": {
        "title": {"$ref": "#/definitions/word"},
        "score": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        "size": {"type": "number", "maximum": 9, "exclusiveMaximum": False},
        "pair": {"items": [{"type": "string"}, {"type": "number"}], "additionalItems": False},
        "id": {"type": "string", "required": True},
        "required": {"type": "boolean"},
        "default": {"enum": [{"required": True}]},
    },
    "dependencies": {"score": ["size"], "pair": {"required": ["id"]}},
}


def test_an_old_draft_means_the_same_in_the_new_one() -> None:
    imported = convert(OLD, "schema")
    loaded = load_schema(imported.document, preset)
    assert loaded.problems == ()
    assert {(lost.reason, lost.place) for lost in imported.lost} == {("required-flag", "id")}
    node = imported.document["properties"]
    hints = {"x-genko": {"type": "number"}}
    assert node["score"] == {"type": "number", "exclusiveMinimum": 0, **hints}
    assert node["size"] == {"type": "number", "maximum": 9, **hints}
    assert node["default"]["enum"] == [{"required": True}], "data is left alone"
    assert violations(loaded.schema, {"title": "ab", "id": "1"}) == ()
    wrong = {"title": "a", "score": 0, "size": 1, "pair": ["a", 1, 2], "id": "1"}
    found = {(v.key, v.keyword) for v in violations(loaded.schema, wrong)}
    assert {("title", "minLength"), ("score", "exclusiveMinimum")} <= found
    assert any(key == "pair" for key, _ in found)
    assert {v.keyword for v in violations(loaded.schema, {"title": "ab", "score": 1})} == {
        "dependentRequired"
    }


@pytest.mark.parametrize("closed", [True, False])
def test_a_closed_schema_stays_closed(closed: bool) -> None:
    properties = {"title": {"type": "string"}}
    document = {"type": "object", "properties": properties, "additionalProperties": not closed}
    imported = convert(document, "schema").document
    assert ("extends" in imported) is not closed
    schema = load_schema(imported, preset).schema
    assert bool(violations(schema, {"title": "a", "layout": "post"})) is closed


def test_which_program_a_file_is_of() -> None:
    fields = [{"name": "a"}]
    decap = {"collections": [{"name": "p", "folder": "_posts", "fields": fields}]}
    front = {"frontMatter.taxonomy.contentTypes": [{"name": "default", "fields": fields}]}
    assert [source_of(document).id for document in (decap, front, OLD)] == [
        "decap",
        "front-matter-cms",
        "json-schema",
    ]
    assert source_of({"title": "a site"}) is None
    assert source_of({"extends": "jekyll", "type": "object", "properties": {}}) is None
    assert kinds({"properties": {}}) == ()
    assert len({source.id for source in SOURCES}) == len(SOURCES)
