"""A baseline: known findings are told apart by what stands at their place, not by their line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.findings import Finding, Severity
from editor.core.text.span import Span
from editor.rules import catalog, notices
from editor.rules.baseline import (
    Baseline,
    Known,
    baseline_document,
    entries_of,
    merged,
    read_baseline,
    sift,
)
from editor.rules.config import configure

TEXT = "---\ntitle: x\n---\n\nOne **bad line.\n\nTwo **bad line.\n"
RULE = "body/stray-emphasis"


def found(word: str, text: str = TEXT, rule: str = RULE, **more) -> Finding:
    start = text.index(word)
    return Finding(rule, "open", Severity.WARNING, Span(start, start + len(word)), **more)


def test_what_was_there_is_known_wherever_it_moves() -> None:
    entries = entries_of([found("One **")], TEXT)
    moved = TEXT.replace("One **", "New first line.\n\nOne **")
    sifted = sift(entries, [found("One **", moved), found("Two **", moved)], moved)
    assert [f.span.of(moved) for f in sifted.new] == ["Two **"]
    assert (sifted.known, sifted.stale) == (1, ())


def test_another_text_at_the_same_line_is_new() -> None:
    entries = entries_of([found("One **")], TEXT)
    other = TEXT.replace("One **", "Won **")
    sifted = sift(entries, [found("Won **", other)], other)
    assert len(sifted.new) == 1
    assert [entry.shown for entry in sifted.stale] == ["One **"]


def test_equal_ones_are_counted() -> None:
    one = found("bad line.")
    entries = entries_of([one, one], TEXT)
    assert [entry.count for entry in entries] == [2]
    assert sift(entries, [one], TEXT).stale[0].count == 1
    sifted = sift(entries, [one, one, one], TEXT)
    assert (len(sifted.new), sifted.known, sifted.stale) == (1, 2, ())


def test_another_variant_or_rule_is_new() -> None:
    entries = entries_of([found("One **")], TEXT)
    assert len(sift(entries, [found("One **", rule="body/title-repeated")], TEXT).new) == 1


def test_a_missing_key_is_known_by_its_name_not_by_the_end_of_the_header() -> None:
    def missing(text: str) -> Finding:
        at = text.index("\n---\n")
        return Finding(RULE, "required", Severity.ERROR, Span(at, at), field="tags")

    entries = entries_of([missing(TEXT)], TEXT)
    more = TEXT.replace("title: x", "title: x\nmood: calm")
    assert sift(entries, [missing(more)], more).new == ()
    other = Finding(RULE, "required", Severity.ERROR, missing(TEXT).span, field="author")
    assert sift(entries, [other], TEXT).new == (other,)


def test_a_place_without_width_is_its_line() -> None:
    at = TEXT.index("Two")
    point = Finding(RULE, "open", Severity.HINT, Span(at + 2, at + 2))
    assert entries_of([point], TEXT)[0].shown == "Two **bad line."


def test_a_long_place_is_known_by_its_first_line() -> None:
    text = "first\n" + "more\n" * 200
    whole = Finding(RULE, "long", Severity.HINT, Span(0, len(text)))
    entries = entries_of([whole], text)
    longer = text + "even more\n"
    again = Finding(RULE, "long", Severity.HINT, Span(0, len(longer)))
    assert sift(entries, [again], longer).new == ()


def test_faults_of_the_program_and_of_settings_are_never_old() -> None:
    crash = Finding(notices.CRASHED, "crashed", Severity.WARNING, None, {"rule": "a"})
    assert entries_of([crash], TEXT) == ()


def test_reasons_are_kept() -> None:
    (entry,) = entries_of([found("One **")], TEXT)
    before = (Known(*entry.key, reason="a quotation"),)
    (kept, other) = entries_of([found("One **"), found("Two **")], TEXT, before)
    assert {kept.reason, other.reason} == {"a quotation", ""}


def test_only_checked_posts_are_replaced() -> None:
    known = (Known(RULE, "open", "0"),)
    old = Baseline({"a.md": known, "b.md": known, "gone.md": known}, "the old posts")
    assert merged(old, {"b.md": ()}).posts.keys() == {"a.md", "gone.md"}
    assert merged(old, {"b.md": ()}, {"a.md", "b.md"}).posts.keys() == {"a.md"}
    assert merged(old, {"c.md": known}).reason == "the old posts"


def test_a_renamed_rule_is_still_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "ALIASES", {"body/loose-stars": RULE})
    (entry,) = entries_of([found("One **")], TEXT)
    old = Known("body/loose-stars", entry.variant, entry.place)
    assert sift((old,), [found("One **")], TEXT).new == ()
    assert read_baseline(baseline_document(Baseline({"a.md": (old,)})))[1] == ()
    assert configure(catalog.RULES, {"body/loose-stars": "error"}).problems == ()


@pytest.mark.parametrize(
    ("document", "reasons"),
    [
        ([], ["not-a-baseline"]),
        ({"version": 1}, ["not-a-baseline"]),
        ({"version": 9, "posts": {}}, ["version"]),
        ({"version": 1, "posts": {"a.md": [{"rule": 1}]}}, ["bad-entry"]),
        ({"version": 1, "posts": {"a.md": "all"}}, ["bad-entry"]),
        (
            {"version": 1, "posts": {"a.md": [{"rule": "x/y", "variant": "v", "place": "0"}]}},
            ["unknown-rule"],
        ),
    ],
)
def test_a_file_that_means_nothing_is_told(document, reasons) -> None:
    assert [problem.reason for problem in read_baseline(document)[1]] == reasons


TEXTS = st.text(max_size=12)
KNOWN = st.builds(Known, st.just(RULE), TEXTS, TEXTS, st.integers(1, 9), TEXTS, TEXTS)


@given(st.dictionaries(TEXTS, st.lists(KNOWN, max_size=3).map(tuple), max_size=3), TEXTS)
def test_a_file_reads_back_as_it_was(posts, reason) -> None:
    baseline = Baseline(posts, reason)
    document = json.loads(json.dumps(baseline_document(baseline)))
    assert read_baseline(document) == (baseline, ())


@given(st.lists(st.sampled_from(["One", "Two", "bad", "line"]), max_size=12))
def test_what_was_recorded_is_all_known_and_nothing_is_stale(words) -> None:
    findings = [found(word) for word in words]
    sifted = sift(entries_of(findings, TEXT), findings, TEXT)
    assert (sifted.new, sifted.known, sifted.stale) == ((), len(words), ())
