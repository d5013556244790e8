"""Findings in words: sentences, places, and long paths that may be broken."""

from __future__ import annotations

import pytest

from editor.app.finding_texts import breakable, finding_text, label_of, place_text
from editor.core.findings import Finding, Severity
from editor.core.schema.model import Field, Schema
from editor.core.text.lines import LineIndex
from editor.core.text.span import Span
from editor.site.resources import load_messages

PATH = "/assets/images/posts/2025-12-08-2-a-very-long-name-of-a-picture.png"


def test_a_long_path_may_be_broken_at_its_joints():
    shown = breakable(f"サイトに {PATH} がありません。")
    assert shown.replace("\u200b", "") == f"サイトに {PATH} がありません。"
    assert max(len(part) for part in shown.split("\u200b")) < 24


def test_ordinary_sentences_stay_as_they_are():
    for text in ("「title」は4文字です。", "Readers will see these asterisks.", "and/or"):
        assert breakable(text) == text


def test_a_finding_is_a_sentence_in_both_languages():
    finding = Finding(
        "header/image-missing", "missing", Severity.WARNING, Span(0, 1), {"path": PATH}, "image"
    )
    for language in ("ja", "en"):
        shown = finding_text(finding, load_messages(language))
        assert PATH in shown


def test_a_place_is_the_field_or_line_and_column():
    messages = load_messages("en")
    lines = LineIndex("一行目\n二行目\n")
    field = Finding("r", "v", Severity.HINT, Span(0, 1), field="title")
    assert place_text(field, lines, messages) == "title"
    body = Finding("r", "v", Severity.HINT, Span(5, 6))
    assert place_text(body, lines, messages) == "line 2:2"
    assert place_text(Finding("r", "v", Severity.HINT, None), lines, messages) == ""


SCHEMA = Schema(
    (
        Field("title", title={"ja": "題名", "en": "Heading"}),
        Field(
            "recipe",
            title={"ja": "配合", "en": "Recipe"},
            properties=(Field("beans", title={"ja": "豆", "en": "Beans"}),),
        ),
    ),
    {},
)


def test_a_field_is_called_by_the_label_of_the_form():
    finding = Finding(
        "header/required-field", "missing", Severity.ERROR, None, {"field": "title"}, "title"
    )
    for language, label in (("ja", "題名"), ("en", "Heading")):
        messages = load_messages(language)
        assert label in finding_text(finding, messages, SCHEMA)
        assert "title" in finding_text(finding, messages), "the command line names the key"
        assert place_text(finding, LineIndex(""), messages, SCHEMA) == label


@pytest.mark.parametrize(
    ("rule", "variant", "field", "args"),
    [
        ("header/date-unreadable", "empty", "date", {}),
        ("header/unpublished", "off", "published", {}),
        ("site/redirect", "clash", "redirect_from", {"target": "/a/", "other": "b.md"}),
        ("site/redirect", "itself", "redirect_from", {"target": "/a/"}),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_message_about_one_field_has_its_label_too(rule, variant, field, args, language):
    finding = Finding(rule, variant, Severity.ERROR, None, args, field)
    schema = Schema((Field(field, title={"ja": "名札", "en": "Label"}),), {})
    messages = load_messages(language)
    shown = finding_text(finding, messages, schema)
    assert {"ja": "名札", "en": "Label"}[language] in shown
    assert f"「{field}」" not in shown
    assert field in finding_text(finding, messages)


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("recipe.beans", "配合 › 豆"),
        ("recipe.beans[0]", "配合 › 豆 1"),
        ("recipe.water", "配合 › water"),
        ("unheard.of[2].x", "unheard › of 3 › x"),
        ("", ""),
    ],
)
def test_a_place_in_a_value_is_told_by_labels_and_numbers_from_one(place: str, label: str):
    assert label_of(place, SCHEMA, "ja") == label
    assert label_of(place, None, "ja") == place
