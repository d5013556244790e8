"""Collections of Decap and Sveltia CMS: every widget, what is required, what is lost."""

from __future__ import annotations

import pytest
import yaml

from editor.core.schema.imports.decap import DECAP, convert, kinds
from editor.core.schema.imports.model import Lost
from editor.core.schema.load import load_schema
from editor.core.schema.validate import violations
from editor.site.site_rules import preset

CONFIG = yaml.safe_load(
    """
collections:
  - name: pages
    files: [{ name: about, file: about.md, fields: [{ name: title }] }]
  - name: notes
    folder: _notes
    fields: [{ name: title, widget: string }]
  - name: entries
    folder: /_posts/
    slug: "{{year}}-{{slug}}"
    fields:
      - { name: title, label: 題名, widget: string, hint: 短く, pattern: ['^.{3,}$', 短すぎます] }
      - { name: lead, widget: text, required: false, maxlength: 120, comment: One, hint: Two }
      - { name: date, widget: datetime, default: "{{now}}", format: "YYYY-MM-DD" }
      - { name: score, widget: number, value_type: int, min: 1, max: 5, default: 3 }
      - { name: weight, widget: number, required: false }
      - { name: shown, widget: boolean, default: true }
      - { name: cover, widget: image, required: false }
      - { name: files, widget: file, multiple: true, max: 3, required: false }
      - { name: tags, widget: list, min: 1 }
      - { name: kind, widget: select, options: [news, essay] }
      - { name: sizes, widget: select, multiple: true, min: 1, required: false,
          options: [{ label: Small, value: s }, { label: Large, value: l }] }
      - { name: links, widget: list, required: false,
          fields: [{ name: to }, { name: note, required: false }] }
      - { name: points, widget: list, required: false, field: { name: at, widget: number,
          value_type: float } }
      - { name: parts, widget: list, required: false, types: [{ name: a, fields: [] }] }
      - { name: seo, widget: object, required: false, fields: [{ name: robots }] }
      - { name: author, widget: relation, collection: people, value_field: name }
      - { name: layout, widget: hidden, default: post }
      - { name: colour, widget: color, required: false }
      - { name: place, widget: map, required: false }
      - { name: snippet, widget: code, required: false }
      - { name: extra, widget: keyvalue, required: false }
      - { name: id, widget: uuid, required: false }
      - { name: path, widget: compute, value: "p-{{fields.title}}" }
      - { name: rating, widget: stars, required: [en] }
      - { name: body, widget: markdown }
"""
)
IMPORTED = convert(CONFIG, "entries")
NODES = IMPORTED.document["properties"]


def test_collections_of_files_are_left_out_and_posts_come_first() -> None:
    assert kinds(CONFIG) == ("entries", "notes")
    assert kinds({"collections": "none"}) == ()
    assert kinds([1]) == ()
    with pytest.raises(KeyError):
        convert(CONFIG, "pages2")


def test_it_is_a_schema_without_faults() -> None:
    loaded = load_schema(IMPORTED.document, preset)
    assert loaded.problems == ()
    types = {field.key: field.type for field in loaded.schema.fields}
    expected = {
        "title": "text",
        "lead": "multiline",
        "date": "datetime",
        "score": "number",
        "weight": "any",
        "shown": "boolean",
        "cover": "image",
        "files": "tags",
        "tags": "tags",
        "kind": "choice",
        "sizes": "tags",
        "links": "list",
        "parts": "list",
        "seo": "mapping",
        "extra": "mapping",
        "snippet": "mapping",
        "rating": "any",
    }
    assert {key: types[key] for key in expected} == expected
    assert loaded.schema.field("title").titled("ja") == "題名"
    assert loaded.schema.field("lead").helped("en") == "One Two"
    assert loaded.schema.field("layout").hidden


def test_a_field_is_required_unless_it_says_otherwise() -> None:
    assert IMPORTED.document["required"] == [
        "title",
        "date",
        "score",
        "shown",
        "tags",
        "kind",
        "author",
        "rating",
    ]
    assert NODES["links"]["items"]["required"] == ["to"]


def test_limits_choices_and_defaults() -> None:
    assert NODES["title"]["pattern"] == "^.{3,}$"
    assert NODES["lead"]["maxLength"] == 120
    limits = {"type": "integer", "minimum": 1, "maximum": 5, "default": 3}
    assert NODES["score"] == {**limits, "x-genko": {"type": "number"}}
    assert NODES["files"]["maxItems"] == 3
    assert NODES["tags"]["x-genko"] == {"type": "tags", "known": "tags"}
    assert NODES["kind"]["enum"] == ["news", "essay"]
    assert NODES["sizes"]["items"] == {"enum": ["s", "l"]}
    assert NODES["points"]["items"]["type"] == "number"
    assert NODES["layout"]["default"] == "post"
    assert "body" not in NODES


def test_what_is_lost_is_named() -> None:
    for lost in (
        Lost("option", "", {"option": "slug"}),
        Lost("pattern-message", "title", {"text": "短すぎます"}),
        Lost("default-template", "date", {"value": "{{now}}"}),
        Lost("date-format", "date", {"format": "YYYY-MM-DD"}),
        Lost("relation", "author", {"name": "people"}),
        Lost("computed", "path", {"value": "p-{{fields.title}}"}),
        Lost("widget", "rating", {"name": "stars"}),
    ):
        assert lost in IMPORTED.lost
    reasons = {(lost.reason, lost.place) for lost in IMPORTED.lost}
    assert reasons == {
        ("option", ""),
        ("pattern-message", "title"),
        ("default-template", "date"),
        ("date-format", "date"),
        ("number-kind", "weight"),
        ("option-labels", "sizes"),
        ("variants", "parts"),
        ("relation", "author"),
        ("map", "place"),
        ("computed", "path"),
        ("widget", "rating"),
    }


def test_a_post_is_held_against_it() -> None:
    schema = load_schema(IMPORTED.document, preset).schema
    good = {
        "title": "海まで",
        "date": "2026-04-19",
        "score": 4,
        "shown": True,
        "tags": ["sea"],
        "kind": "essay",
        "author": "Mio",
        "rating": 1,
        "links": [{"to": "/a/"}],
    }
    assert violations(schema, good) == ()
    bad = {**good, "title": "海", "kind": "poem", "links": [{"note": "a"}], "tags": []}
    assert {v.place: v.keyword for v in violations(schema, bad)} == {
        "title": "pattern",
        "kind": "enum",
        "links[0].to": "required",
        "tags": "minItems",
    }


def test_configurations_of_netlify_cms_and_values_given_twice() -> None:
    fields = [
        {"name": "weight", "widget": "number", "valueType": "int"},
        {"name": "tag", "widget": "select", "options": ["navy", "army", "navy"]},
    ]
    made = convert({"collections": [{"name": "x", "folder": "f", "fields": fields}]}, "x")
    nodes = made.document["properties"]
    assert nodes["weight"]["type"] == "integer"
    assert nodes["tag"]["enum"] == ["navy", "army"]
    assert made.lost == ()


def test_an_expression_that_cannot_be_read_is_lost() -> None:
    field = {"name": "a", "pattern": ["(", "?"]}
    made = convert({"collections": [{"name": "x", "folder": "f", "fields": [field]}]}, "x")
    assert made.lost == (Lost("pattern", "a", {"pattern": "("}),)


def test_it_is_found_where_the_programs_keep_it() -> None:
    assert "admin/config.yml" in DECAP.files
    assert "static/admin/config.yml" in DECAP.files
