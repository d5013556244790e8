"""The problems of a site as somebody wants to see them: grouped, filtered, counted."""

from __future__ import annotations

import pytest

from editor.app.jobs import Cancelled, CancelToken
from editor.app.site_problems import GroupBy, Wish, arrange, fixable
from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.site.site_check import PostReport

MESSAGES = load_messages("ja")
TITLES = {"_posts/a.md": "豆を挽く", "_posts/b.md": "Ｃｏｆｆｅｅ"}
SAFE = Fix("strip", Applicability.SAFE, EditSet())
UNSAFE = Fix("strip", Applicability.UNSAFE, EditSet())


def finding(rule: str, severity: Severity, value: str = "", fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding(rule, "v", severity, Span(0, 1), {"value": value}, fixes=fixes)


def report(rel: str, *findings: Finding) -> PostReport:
    return PostReport(rel, findings, ((0, 0),) * len(findings))


REPORTS = (
    report(
        "_posts/a.md",
        finding("header/unknown-value", Severity.ERROR, "ﾒﾓ"),
        finding("body/stray-emphasis", Severity.WARNING),
        finding("body/stray-emphasis", Severity.WARNING),
    ),
    report("_posts/b.md", finding("header/wanted-length", Severity.HINT, "Long")),
    report("_posts/c.md"),
)


def keys(wish: Wish) -> list[tuple[str, int]]:
    view = arrange(REPORTS, wish, TITLES, MESSAGES)
    assert view.shown == sum(len(group.items) for group in view.groups)
    return [(group.key, len(group.items)) for group in view.groups]


def test_by_rule_the_gravest_come_first():
    assert keys(Wish()) == [
        ("header/unknown-value", 1),
        ("body/stray-emphasis", 2),
        ("header/wanted-length", 1),
    ]


def test_by_post_in_the_order_of_the_posts():
    assert keys(Wish(by=GroupBy.POST)) == [("_posts/a.md", 3), ("_posts/b.md", 1)]
    view = arrange(REPORTS, Wish(by=GroupBy.POST), TITLES, MESSAGES)
    assert view.groups[0].severity is Severity.ERROR
    assert view.posts == 2


def test_severities_are_left_out_but_counted():
    wish = Wish(severities=frozenset({Severity.ERROR}))
    view = arrange(REPORTS, wish, TITLES, MESSAGES)
    assert [group.key for group in view.groups] == ["header/unknown-value"]
    assert view.counts == {Severity.ERROR: 1, Severity.WARNING: 2, Severity.HINT: 1}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("coffee", ["header/wanted-length"]),
        ("LONG coffee", ["header/wanted-length"]),
        ("メモ", ["header/unknown-value"]),
        ("stray", ["body/stray-emphasis"]),
        ("豆 stray", ["body/stray-emphasis"]),
        ("coffee stray", []),
        ("posts/a", ["header/unknown-value", "body/stray-emphasis"]),
    ],
)
def test_all_words_of_the_query_are_in_the_post_the_rule_or_the_values(
    query: str, expected: list[str]
):
    assert [key for key, _ in keys(Wish(query=query))] == expected


def test_summaries_are_searched_in_the_language_of_the_window():
    word = MESSAGES.text("rule.header/unknown-value.summary")[:3]
    assert ("header/unknown-value", 1) in keys(Wish(query=word))


def test_arranging_can_be_left_early():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        arrange(REPORTS, Wish(), TITLES, MESSAGES, token.check)


def test_posts_in_which_something_can_be_mended():
    reports = (
        report("a", finding("r/x", Severity.HINT, fixes=(SAFE,))),
        report("b", finding("r/x", Severity.HINT, fixes=(UNSAFE,))),
        report("c", finding("r/y", Severity.HINT, fixes=(SAFE,))),
        report("d", finding("r/y", Severity.HINT)),
    )
    assert fixable(reports, None, unsafe=False) == ("a", "c")
    assert fixable(reports, "r/x", unsafe=False) == ("a",)
    assert fixable(reports, "r/x", unsafe=True) == ("a", "b")
