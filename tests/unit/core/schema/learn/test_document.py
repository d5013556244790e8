"""The document of a proposal: what is ticked and nothing else, the same in YAML and in JSON."""

from __future__ import annotations

import json

import jsonschema_rs
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editor.core.schema.learn.document import schema_document
from editor.core.schema.learn.propose import propose
from editor.core.schema.learn.text import proposal_json, proposal_yaml, yaml_text
from editor.core.schema.load import load_schema
from editor.core.schema.model import Range
from editor.site.site_rules import preset
from tests.unit.core.schema.learn.test_propose import BASE, CONFIG, samples

PROPOSAL = propose(samples(60), BASE, CONFIG)


def told(choice) -> str:
    return f"{choice.kind} {choice.holds}/{choice.of}"


def test_the_document_loads_without_a_fault_and_says_what_was_proposed() -> None:
    document = schema_document(PROPOSAL)
    assert jsonschema_rs.meta.is_valid(document)
    loaded = load_schema(document, preset)
    assert loaded.problems == ()
    schema = loaded.schema
    title, categories = schema.field("title"), schema.field("categories")
    assert title is not None
    assert categories is not None
    assert (title.required, title.style, title.titled("ja")) == (True, "double", "タイトル")
    assert set(categories.enum) == {"News", "Essays", "Notes"}
    assert categories.count == Range(1, 1)
    assert schema.field("rating").amount == Range(0, 4)
    assert schema.severities["file/name-pattern"] == {
        "pattern": r"\d{4}-\d{2}-\d{2}-\d+-.+",
        "slug": "[a-z0-9-]+",
    }
    assert schema.preset == "jekyll"
    assert schema.order[: len(PROPOSAL.fields)] == tuple(f.key for f in PROPOSAL.fields)


def test_only_what_is_ticked_is_said() -> None:
    accepted = {"title.field", "title.type", "title.required", "rating.type"}
    document = schema_document(PROPOSAL, accepted)
    assert document["required"] == ["title"]
    assert document["properties"] == {"title": {"type": "string", "x-genko": {"type": "text"}}}
    assert schema_document(PROPOSAL, ())["properties"] == {}


def test_yaml_is_the_document_with_the_evidence_above_each_field() -> None:
    accepted = PROPOSAL.accepted - {"title.length"}
    text = proposal_yaml(PROPOSAL, told, ["Learnt."], accepted, left_out=lambda t: f"no {t}")
    assert yaml.safe_load(text) == schema_document(PROPOSAL, accepted)
    lines = text.splitlines()
    assert lines[0] == "# Learnt."
    above = lines[: lines.index("  title:")]
    assert "  # required 60/60" in above
    assert any(line.startswith("  # no length") for line in above)
    assert "# names-ascii 60/60" in lines


def test_json_has_the_evidence_as_comments() -> None:
    document = json.loads(proposal_json(PROPOSAL, told, ["Learnt."]))
    assert document["$comment"] == "Learnt."
    assert "required 60/60" in document["properties"]["title"]["$comment"]
    assert load_schema(document, preset).problems == ()


KEYS = st.text(max_size=8)
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_document_reads_back_as_it_was(document) -> None:
    assert yaml.safe_load(yaml_text(document)) == document
