"""Messages: ids to texts, plural forms, numbers, and what is missing said so."""

from __future__ import annotations

import pytest

from editor.i18n.catalog import Messages, MissingMessageError, argument_names, flatten


def test_nested_tables_become_dotted_ids():
    table = {"a": {"b": "x", "c": {"d": "y"}}, "e": "z"}
    assert flatten(table) == {"a.b": "x", "a.c.d": "y", "e": "z"}


def test_quoted_ids_with_a_slash_stay_whole():
    assert flatten({"rule": {"header/x": {"why": "w"}}}) == {"rule.header/x.why": "w"}


@pytest.mark.parametrize("leaf", [1, True, ["a"], None])
def test_a_leaf_that_is_no_text_is_told_with_its_id(leaf):
    with pytest.raises(TypeError, match=r"a\.b"):
        flatten({"a": {"b": leaf}})


def test_argument_names_of_a_template():
    assert argument_names("{path}: {count} of {count}, {{literal}}") == {"path", "count"}
    assert argument_names("nothing") == frozenset()


def test_arguments_are_filled_in_by_name():
    messages = Messages("en", {"a": "{what} is not in {where}"})
    assert messages.text("a", where="_posts", what="x.md") == "x.md is not in _posts"


def test_braces_in_an_argument_are_left_alone():
    assert Messages("ja", {"a": "値は{value}です"}).text("a", value="{x}") == "値は{x}です"


def test_one_thing_takes_the_form_for_one_where_there_is_one():
    english = Messages("en", {"n.one": "{count} problem", "n.other": "{count} problems"})
    assert english.text("n", count=1) == "1 problem"
    assert english.text("n", count=0) == "0 problems"
    assert english.text("n", count=2) == "2 problems"
    japanese = Messages("ja", {"n.other": "{count}件"})
    assert japanese.text("n", count=1) == "1件"


def test_whole_numbers_get_separators_and_truth_does_not():
    messages = Messages("en", {"a": "{value}"})
    assert messages.text("a", value=14992) == "14,992"
    assert messages.text("a", value=-1234567) == "-1,234,567"
    assert messages.text("a", value=True) == "True"
    assert messages.text("a", value=1.5) == "1.5"


def test_membership_counts_plural_forms():
    messages = Messages("en", {"n.other": "x", "a": "y"})
    assert "n" in messages
    assert "a" in messages
    assert "b" not in messages
    assert set(messages.ids()) == {"n.other", "a"}


def test_a_missing_id_is_named():
    with pytest.raises(MissingMessageError, match=r"no\.such"):
        Messages("en", {}).text("no.such", count=1)


def test_a_missing_argument_is_an_error_and_not_a_hole():
    with pytest.raises(KeyError):
        Messages("en", {"a": "{path}"}).text("a")
