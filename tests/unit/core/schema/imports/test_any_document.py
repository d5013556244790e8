"""Whatever a file holds, reading it ends in a schema without faults of ours, never in a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.schema.imports import SOURCES
from editor.core.schema.load import load_schema
from editor.site.site_rules import preset

VOCABULARY = """
    name type widget fields field types options multiple min max default pattern required label
    choices fieldGroup numberOptions value_type keys properties items enum dependencies title
    string number list object select choice block relation tags a
"""
WORDS = st.sampled_from(VOCABULARY.split())
SCALARS = st.none() | st.booleans() | st.integers(-3, 9) | WORDS
ANY = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=20,
)
KINDS = {"widget": WORDS, "type": WORDS}
FIELD = st.builds(
    lambda rest, kinds: rest | kinds,
    st.dictionaries(WORDS, ANY, max_size=6),
    st.fixed_dictionaries({}, optional=KINDS),
)


def wrapped(source: str, field: dict) -> dict:
    if source == "decap":
        return {"collections": [{"name": "p", "folder": "f", "fields": [{"name": "a", **field}]}]}
    if source == "front-matter-cms":
        fields = [{"name": "a", **field}]
        return {"frontMatter.taxonomy.contentTypes": [{"name": "p", "fields": fields}]}
    return {"type": "object", "properties": {"a": field}}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
@given(field=FIELD)
def test_a_field_of_any_shape(source, field) -> None:
    document = wrapped(source.id, field)
    (kind,) = source.kinds(document)
    imported = source.convert(document, kind)
    load_schema(imported.document, preset)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
@given(document=ANY)
def test_a_file_of_any_shape(source, document) -> None:
    for kind in source.kinds(document):
        source.convert(document, kind)
