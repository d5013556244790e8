"""Content types of Front Matter CMS: its nineteen field types, groups, lengths, what is lost."""

from __future__ import annotations

import pytest

from editor.core.schema.imports.front_matter_cms import convert, kinds
from editor.core.schema.load import load_schema
from editor.core.schema.model import Range
from editor.core.schema.validate import violations
from editor.site.site_rules import preset

SETTINGS = {
    "$schema": "https://frontmatter.codes/frontmatter.schema.json",
    "frontMatter.taxonomy.seoTitleLength": 60,
    "frontMatter.taxonomy.customTaxonomy": [{"id": "moods", "options": ["calm", "wild"]}],
    "frontMatter.content.draftField": {"name": "state", "type": "choice", "choices": ["a", "b"]},
    "frontMatter.taxonomy.fieldGroups": [
        {"id": "person", "fields": [{"name": "name", "type": "string", "required": True}]},
        {"id": "dates", "fields": [{"name": "from", "type": "datetime"}]},
        {
            "id": "circle",
            "fields": [{"name": "x", "type": "fieldCollection", "fieldGroup": "circle"}],
        },
    ],
    "frontMatter.taxonomy.contentTypes": [
        {"name": "page", "fields": [{"name": "title", "type": "string"}]},
        {
            "name": "post",
            "template": "a.md",
            "fields": [
                {"name": "one", "type": "heading", "title": "About"},
                {
                    "name": "title",
                    "title": "題名",
                    "description": "短く",
                    "type": "string",
                    "single": True,
                    "required": True,
                },
                {"name": "lead", "type": "string", "wysiwyg": True},
                {
                    "name": "weight",
                    "type": "number",
                    "numberOptions": {"min": 1, "max": 9, "isDecimal": True},
                },
                {"name": "count", "type": "number", "default": 2},
                {"name": "date", "type": "datetime", "default": "{{now}}", "dateFormat": "yy"},
                {"name": "shown", "type": "boolean"},
                {"name": "cover", "type": "image"},
                {"name": "gallery", "type": "image", "multiple": True},
                {"name": "paper", "type": "file", "fileExtensions": ["pdf", ".txt"]},
                {"name": "kind", "type": "choice", "choices": ["news", "essay"]},
                {
                    "name": "sizes",
                    "type": "choice",
                    "multiple": True,
                    "choices": [{"id": "s", "title": "Small"}],
                },
                {"name": "alias", "type": "list"},
                {"name": "draft", "type": "draft"},
                {"name": "state", "type": "draft"},
                {"name": "tags", "type": "tags", "taxonomyLimit": 3},
                {"name": "categories", "type": "categories", "singleValueAsString": True},
                {"name": "mood", "type": "taxonomy", "taxonomyId": "moods"},
                {
                    "name": "photo",
                    "type": "fields",
                    "fields": [{"name": "url", "type": "image", "required": True}],
                },
                {"name": "period", "type": "fields", "fieldGroup": "dates"},
                {"name": "who", "type": "fieldCollection", "fieldGroup": "person"},
                {"name": "round", "type": "fieldCollection", "fieldGroup": "circle"},
                {"name": "people", "type": "block", "fieldGroup": ["person"]},
                {"name": "mixed", "type": "block", "fieldGroup": ["person", "dates"]},
                {"name": "author", "type": "dataFile", "dataFileId": "authors"},
                {"name": "slug", "type": "slug", "hidden": True},
                {"name": "next", "type": "contentRelationship", "contentTypeName": "post"},
                {"name": "own", "type": "customField", "customType": "stars"},
                {"name": "free", "type": "json"},
                {"name": "odd", "type": "sparkle"},
            ],
        },
    ],
}
IMPORTED = convert(SETTINGS, "post")
NODES = IMPORTED.document["properties"]


def test_posts_come_first_then_the_default_type() -> None:
    assert kinds(SETTINGS) == ("post", "page")
    types = [{"name": n, "fields": []} for n in ("page", "default")]
    assert kinds({"frontMatter.taxonomy.contentTypes": types}) == ("default", "page")
    assert kinds({"collections": []}) == ()
    with pytest.raises(KeyError):
        convert(SETTINGS, "none")


def test_every_type_of_field() -> None:
    loaded = load_schema(IMPORTED.document, preset)
    assert loaded.problems == ()
    types = {field.key: field.type for field in loaded.schema.fields}
    expected = {
        "title": "text",
        "lead": "multiline",
        "weight": "number",
        "count": "number",
        "date": "datetime",
        "shown": "boolean",
        "cover": "image",
        "gallery": "tags",
        "paper": "text",
        "kind": "choice",
        "sizes": "tags",
        "alias": "tags",
        "draft": "boolean",
        "state": "choice",
        "tags": "tags",
        "categories": "tags",
        "mood": "tags",
        "photo": "mapping",
        "period": "mapping",
        "name": "multiline",
        "people": "list",
        "mixed": "list",
        "author": "text",
        "slug": "text",
        "next": "text",
        "own": "any",
        "free": "any",
        "odd": "any",
    }
    assert {key: types.get(key) for key in expected} == expected
    assert not {"one", "who", "round"} & NODES.keys()


def test_limits_labels_and_what_is_required() -> None:
    schema = load_schema(IMPORTED.document, preset).schema
    title = schema.field("title")
    assert (title.titled("ja"), title.helped("en")) == ("題名", "短く")
    assert title.accepted == Range(None, 60)
    assert IMPORTED.document["required"] == ["title", "name"]
    assert NODES["weight"]["minimum"] == 1
    assert NODES["count"] == {"type": "integer", "default": 2, "x-genko": {"type": "number"}}
    assert NODES["paper"]["pattern"] == r"\.(?:pdf|txt)$"
    assert NODES["tags"]["maxItems"] == 3
    assert NODES["mood"]["items"]["examples"] == ["calm", "wild"]
    assert NODES["photo"]["required"] == ["url"]
    assert NODES["people"]["items"]["required"] == ["name"]
    assert NODES["state"]["enum"] == ["a", "b"]
    assert schema.field("slug").hidden


def test_what_is_lost_is_named() -> None:
    assert {(lost.reason, lost.place) for lost in IMPORTED.lost} == {
        ("option", ""),
        ("option", "lead"),
        ("default-template", "date"),
        ("date-format", "date"),
        ("option-labels", "sizes"),
        ("draft", "draft"),
        ("group", "x"),
        ("variants", "mixed"),
        ("relation", "author"),
        ("relation", "next"),
        ("widget", "own"),
        ("widget", "odd"),
    }


def test_a_post_is_held_against_it() -> None:
    schema = load_schema(IMPORTED.document, preset).schema
    good = {"title": "海", "name": "Mio", "categories": "News", "paper": "/a.pdf"}
    assert violations(schema, good) == ()
    bad = {**good, "kind": "poem", "paper": "/a.exe", "weight": 10, "tags": list("abcd")}
    assert {v.place: v.keyword for v in violations(schema, bad)} == {
        "weight": "maximum",
        "paper": "pattern",
        "kind": "enum",
        "tags": "maxItems",
    }
