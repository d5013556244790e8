"""Findings in words: sentences, places, and long paths that may be broken."""

from __future__ import annotations

from editor.app.finding_texts import breakable, finding_text, place_text
from editor.core.findings import Finding, Severity
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
