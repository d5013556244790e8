"""The header as rows, and changes of rows as edits that touch nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.form_dates import parse_stamp
from editor.app.form_edit import (
    Change,
    SetRaw,
    SetStamp,
    SetValue,
    add_header,
    add_row,
    blank_value,
    choice_value,
    edits_for,
    remove_row,
    set_row,
)
from editor.app.form_model import FormModel, Row, read_form
from editor.app.form_note import Note
from editor.core.findings import Finding, Severity
from editor.core.header.parse import parse_header
from editor.core.header.values import Value, same
from editor.core.header.write import Refused
from editor.core.schema.model import Field, Schema
from editor.core.text.edits import EditSet
from editor.core.text.span import Span

SCHEMA = Schema(
    (
        Field("title", "text", required=True, style="double"),
        Field("date", "datetime"),
        Field("categories", "choice", style="flow"),
        Field("tags", "tags", style="flow"),
        Field("draft", "boolean", hidden=True),
        Field("weight", "number", hidden=True, default=3),
        Field("steps", "list", hidden=True, style="block"),
        Field("note", "any", hidden=True),
        Field("hero", "image", recommended=True, hidden=True),
    ),
    {},
)
TEXT = """---
# 見出し
title: "朝"   # 仮題
date: 2026-04-19 18:00:00 +0900
tags: [a, 'b', "c"]
steps:
  - one
  - two: 2
odd: &x {k: v}
again: *x
---
本文 title: no
"""


def form(text: str, *findings: Finding) -> FormModel:
    return read_form(text, parse_header(text), SCHEMA, findings)


def applied(text: str, key: str, change: Change) -> str:
    edits = edits_for(text, SCHEMA, key, change)
    assert isinstance(edits, EditSet), edits
    return edits.apply(text)


def test_rows_are_in_the_schemas_order_and_others_behind() -> None:
    model = form(TEXT)
    keys = [row.key for row in model.rows]
    assert keys == ["title", "date", "categories", "tags", "steps", "hero", "odd", "again"]
    assert [field.key for field in model.addable] == ["draft", "weight", "note"]
    assert model.error is None


def test_a_row_says_what_stands_there() -> None:
    row = form(TEXT).row("title")
    assert row is not None
    assert (row.value, row.raw, row.style, row.present) == ("朝", '"朝"', "double", True)
    assert row.span is not None
    assert row.span.of(TEXT) == '"朝"'
    absent = form(TEXT).row("categories")
    assert absent is not None
    assert (absent.present, absent.span, absent.value) == (False, None, None)


def test_the_widget_fits_the_value() -> None:
    model = form("---\ntitle: [a]\ndate: soon\ntags: {a: 1}\nbare: yes\nn: 1\nl: [x, y]\n---\n")
    widgets = {row.key: row.widget for row in model.rows if row.present}
    assert widgets == {
        "title": "any",
        "date": "datetime",
        "tags": "any",
        "bare": "boolean",
        "n": "number",
        "l": "tags",
    }


def test_findings_are_sorted_to_their_rows() -> None:
    warning = Finding("header/x", "v", Severity.WARNING, Span(20, 21), {}, "title")
    error = Finding("header/y", "v", Severity.ERROR, Span(20, 21), {}, "title")
    general = Finding("header/z", "v", Severity.ERROR, Span(4, 5))
    body = Finding("body/z", "v", Severity.ERROR, Span(len(TEXT) - 1, len(TEXT)))
    missing = Finding("header/m", "v", Severity.WARNING, Span(4, 5), {}, "draft")
    model = form(TEXT, warning, body, error, general, missing)
    row = model.row("title")
    assert row is not None
    assert row.problems == (error, warning)
    assert model.other_findings == (general,)
    assert model.row("draft") is not None


def test_an_unreadable_header_has_no_rows() -> None:
    model = form('---\ntitle: "a\n---\n')
    assert model.rows == ()
    assert model.error is not None
    assert model.has_header


def test_no_header() -> None:
    model = form("text\n")
    assert not model.has_header
    edits = add_header("text\n", SCHEMA)
    assert isinstance(edits, EditSet)
    assert parse_header(edits.apply("text\n")).values == {"title": ""}
    edits = set_row("text\n", SCHEMA, "title", "a")
    assert isinstance(edits, EditSet)
    assert edits.apply("text\n").startswith('---\ntitle: "a"\n---\n')


def test_an_alias_and_a_read_only_text_are_not_editable() -> None:
    row = form(TEXT).row("again")
    assert row is not None
    assert row.refused == Note("form.refused.alias")
    note = Note("x")
    model = read_form(TEXT, parse_header(TEXT), SCHEMA, (), note)
    assert all(row.refused == note and not row.editable for row in model.rows)


def test_the_same_value_is_no_edit() -> None:
    for row in form(TEXT).rows:
        if row.present and row.editable:
            assert edits_for(TEXT, SCHEMA, row.key, SetValue(row.value)) == EditSet()
            assert edits_for(TEXT, SCHEMA, row.key, SetRaw(row.raw)) == EditSet()
    stamp = parse_stamp("2026-04-19 18:00:00 +0900")
    assert stamp is not None
    assert edits_for(TEXT, SCHEMA, "date", SetStamp(stamp)) == EditSet()


def test_a_change_touches_the_value_alone() -> None:
    assert applied(TEXT, "title", SetValue("夜")) == TEXT.replace('"朝"', '"夜"')
    assert applied(TEXT, "tags", SetValue(["a", "b", "c", "d"])).count("[a, 'b', \"c\"") == 1


def test_a_new_key_stands_where_the_schema_has_it() -> None:
    text = applied(TEXT, "categories", SetValue(["news"]))
    assert 'date: 2026-04-19 18:00:00 +0900\ncategories: ["news"]\ntags:' in text


def test_a_date_is_written_to_the_letter() -> None:
    stamp = parse_stamp("2026-04-19 18:00:00 +0900")
    assert stamp is not None
    text = applied(TEXT, "date", SetStamp(stamp.with_offset("+0000")))
    assert "date: 2026-04-19 18:00:00 +0000\n" in text
    fresh = applied("---\ntags: [a]\n---\n", "date", SetStamp(stamp))
    assert fresh == "---\ndate: 2026-04-19 18:00:00 +0900\ntags: [a]\n---\n"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("- one\n- two", ["one", "two"]),
        ("[one]", ["one"]),
        ("{a: 1}", {"a": 1}),
        ("a: 1\nb: 2", {"a": 1, "b": 2}),
        ("|\n  text\n  more", "text\nmore\n"),
        ("plain", "plain"),
    ],
)
@pytest.mark.parametrize("key", ["steps", "date", "note"])
def test_raw_yaml_of_any_shape_finds_its_place(key: str, raw: str, value: Value) -> None:
    text = applied(TEXT, key, SetRaw(raw))
    header = parse_header(text)
    assert header.values[key] == value
    rest = {k: v for k, v in header.values.items() if k != key}
    assert rest == {k: v for k, v in parse_header(TEXT).values.items() if k != key}
    assert text.endswith("---\n本文 title: no\n")


def test_raw_yaml_is_shown_without_its_indent() -> None:
    row = form(TEXT).row("steps")
    assert row is not None
    assert row.raw == "- one\n- two: 2"
    deep = form("---\nnote:\n    - a: 1\n      b: 2\n---\n").row("note")
    assert deep is not None
    assert deep.raw == "- a: 1\n  b: 2"


def test_broken_yaml_is_refused() -> None:
    assert isinstance(edits_for(TEXT, SCHEMA, "note", SetRaw("[a")), Refused)
    assert isinstance(edits_for(TEXT, SCHEMA, "title", SetRaw("a\nb: c")), Refused)
    # The comment behind the title would become a part of the text.
    assert isinstance(edits_for(TEXT, SCHEMA, "title", SetRaw("|\n  a\n  b")), Refused)


def test_add_and_remove() -> None:
    edits = add_row(TEXT, SCHEMA, "weight")
    assert isinstance(edits, EditSet)
    assert "weight: 3\n" in edits.apply(TEXT)
    edits = remove_row(TEXT, "steps")
    assert isinstance(edits, EditSet)
    assert edits.apply(TEXT) == TEXT.replace("steps:\n  - one\n  - two: 2\n", "")
    assert remove_row(TEXT, "nothing") == EditSet()
    assert isinstance(remove_row(TEXT, "odd"), Refused), "its anchor is used below"


def test_blank_values() -> None:
    assert blank_value(Field("a", "tags")) == []
    assert blank_value(Field("a", "boolean")) is False
    assert blank_value(Field("a", "text", default="x")) == "x"
    assert blank_value(None) == ""


def test_a_choice_stays_bare_or_a_list_of_one() -> None:
    listed = Row("c", Field("c", "choice"), value=["a"])
    bare = Row("c", Field("c", "choice", style="flow"), value="a")
    new = Row("c", Field("c", "choice", style="flow"))
    assert choice_value(listed, "b") == ["b"]
    assert choice_value(listed, "") == []
    assert choice_value(bare, "b") == "b"
    assert choice_value(new, "b") == ["b"]
    assert choice_value(Row("c", Field("c", "choice")), "b") == "b"


texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    texts,
    st.lists(texts, max_size=4),
    st.dictionaries(st.text("abc", min_size=1), texts, max_size=3),
)
keys = st.sampled_from([*SCHEMA.order, "odd", "again", "unknown"])


@given(st.lists(st.tuples(keys, values), min_size=1, max_size=4))
def test_setting_rows_never_changes_other_keys(changes: list[tuple[str, Value]]) -> None:
    text = TEXT
    for key, value in changes:
        before = parse_header(text)
        edits = set_row(text, SCHEMA, key, value)
        if isinstance(edits, Refused):
            assert edits.reason.startswith("header.refused.")
            continue
        text = edits.apply(text)
        after = parse_header(text)
        assert after.error is None
        assert same(after.values[key], value)
        for other in {*before.values, *after.values} - {key}:
            assert same(after.values[other], before.values[other])
        assert text[after.body_start :] == "本文 title: no\n"


@given(keys, st.text(st.characters(blacklist_categories=("Cs",)), max_size=40))
def test_raw_text_never_changes_other_keys(key: str, raw: str) -> None:
    edits = edits_for(TEXT, SCHEMA, key, SetRaw(raw))
    if isinstance(edits, Refused):
        return
    before, after = parse_header(TEXT), parse_header(edits.apply(TEXT))
    assert after.error is None
    for other in {*before.values, *after.values} - {key}:
        assert same(after.values[other], before.values[other])
